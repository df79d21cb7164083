import { expect, it } from 'vitest'
import { matchRanges } from './matchRanges.ts'

it.each([
  ['Анна Петрова', 'петр', 'Анна [Петр]ова'],
  ['Анна Петрова', 'a п', '[А]нна [П]етрова'],
  ['Анна Анисимова', 'ан', '[Ан]на [Ан]исимова'],
  ['Анна Анисимова', 'ан анис', '[Ан]на [Анис]имова'],
  ['Masha', 'маш', '[Mash]a'],
  ['Маша', 'mas', '[Маш]а'],
  ['Юлия', 'yuli', '[Юли]я'],
  ['Yuliia Shevchenko', 'юлия', '[Yuliia] Shevchenko'],
  ['Щербаков', 'shcher', '[Щер]баков'],
  ['Ёлкина', 'елк', '[Ёлк]ина'],
  ['Zoe\u0308 M', 'zoe', '[Zoe\u0308] M'],
  ['🌸 Оля', 'оля', '🌸 [Оля]'],
  ['دوست علي', 'علي', 'دوست [علي]'],
  ['anna.petrova@mail.com', 'petr', 'anna.[petr]ova@mail.com'],
  ['anna.petrova@mail.com', 'anna.p', '[anna].[p]etrova@mail.com'],
  ['@anna_p', '@ann', '@[ann]a_p'],
  ['+38 (067) 123-45-67', '067 12', '+38 (0[67) 12]3-45-67'],
  ['+38 (067) 123-45-67', '38067', '+[38 (067]) 123-45-67'],
  ['+38 (067) 123-45-67', '4567', '+38 (067) 123-[45-67]'],
  ['067 123 45 67', '+38067', '0[67] 123 45 67'],
  ['Анна', 'петр', 'Анна'],
  ['Анна', '', 'Анна'],
  ['', 'анна', ''],
])('of %j %j shows %s', (text, query, shown) => {
  const marked = matchRanges(text, query).toReversed()
  expect(
    marked.reduce((all, [from, to]) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`, text),
  ).toBe(shown)
})

it.each(['h', 'щ', '7', '🌸', '\u0301', '(', 'ш '])('ten thousand of %j do no harm', one => {
  expect(matchRanges(one.repeat(10_000), one.repeat(10_000)).length).toBeLessThan(500)
})
