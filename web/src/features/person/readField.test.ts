import { expect, it } from 'vitest'
import { readAmount } from './readAmount.ts'
import { readField } from './readField.ts'

it('takes a number as people type it, and says what is none', () => {
  expect(readField('number', '12 000,50')).toBe(12_000.5)
  expect(readField('number', '-3')).toBe(-3)
  for (const wrong of ['двенадцать', '1e400', '0x10', '1.2.3', 'Infinity', '9'.repeat(16)])
    expect(readField('number', wrong)).toBeUndefined()
})

it('keeps a text, a choice and a date as they are, and nothing as nothing', () => {
  expect(readField('text', '12 000,50')).toBe('12 000,50')
  expect(readField('date', '2026-11-28')).toBe('2026-11-28')
  expect(readField('yesNo', 'false')).toBe(false)
  expect(readField('number', '')).toBeNull()
})

it('takes a sum as people type it, and says what is none', () => {
  expect(readAmount('12 000,50')).toBe(12_000.5)
  expect(readAmount('')).toBeNull()
  for (const wrong of ['-5', 'много', '1e9', '9'.repeat(14)]) expect(readAmount(wrong)).toBe('wrong')
})
