import { expect, it } from 'vitest'
import { emojiCount } from './emojiCount.ts'

it.each([
  ['🙂', 1],
  ['👍🏽 ❤️', 2],
  ['👩‍👩‍👧‍👦🇺🇦\n🎉', 3],
  ['🙂🙂🙂🙂', 0],
  ['ok 🙂', 0],
  ['1', 0],
  ['#', 0],
  ['', 0],
  ['   ', 0],
])('%j has %i emoji and nothing else', (text, count) => {
  expect(emojiCount(text)).toBe(count)
})
