import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainCell, safeCell } from './safeCell.ts'

it.each([
  ['=HYPERLINK("http://evil","x")', `'=HYPERLINK("http://evil","x")`],
  ['+380671234567', "'+380671234567"],
  ['-5', "'-5"],
  ['@a', "'@a"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['＝1+1', "'＝1+1"],
  ["'=1", "''=1"],
  ['Anna', 'Anna'],
  ["O'Brien", "O'Brien"],
  ["'s Hertogenbosch", "'s Hertogenbosch"],
  ['', ''],
])('%j is written as %j', (text, cell) => {
  expect(safeCell(text)).toBe(cell)
})

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '\0', 'a', '＝') }),
)

it('is what it was when it is read again, and never begins as a formula does', () => {
  fc.assert(
    fc.property(texts, text => {
      const cell = safeCell(text)
      expect(plainCell(cell)).toBe(text)
      expect(cell).not.toMatch(/^[=+\-@\t\r\n\0]/u)
    }),
  )
})
