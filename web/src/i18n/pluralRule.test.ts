import { expect, it } from 'vitest'
import { pluralRule } from './pluralRule.ts'

const forms = { one: 0, few: 1, many: 2 } as const

it.each([
  [0, 'many'],
  [1, 'one'],
  [2, 'few'],
  [5, 'many'],
  [11, 'many'],
  [12, 'many'],
  [21, 'one'],
  [22, 'few'],
  [25, 'many'],
  [101, 'one'],
  [111, 'many'],
] as const)('%i takes the form "%s" in Russian and Ukrainian', (count, form) => {
  expect(pluralRule('ru')(count, 3)).toBe(forms[form])
  expect(pluralRule('uk')(count, 3)).toBe(forms[form])
})

it('has two forms in English', () => {
  expect([0, 1, 2, 21, 101].map(count => pluralRule('en')(count, 2))).toEqual([1, 0, 1, 1, 1])
})

it('stays within the forms that a message has', () => {
  expect(pluralRule('ru')(5, 2)).toBe(1)
  expect(pluralRule('ru')(1.5, 3)).toBe(2)
})
