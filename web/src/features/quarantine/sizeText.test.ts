import { expect, it } from 'vitest'
import { sizeText } from './sizeText.ts'

it.each([
  [312, 'en', '312 byte'],
  [4_120, 'en', '4.1 kB'],
  [4_120, 'ru', '4,1 кБ'],
  [1_200_000, 'en', '1.2 MB'],
])('%i in %s', (bytes, locale, text) => {
  expect(sizeText(bytes, locale).replace(/\s/gu, ' ')).toBe(text)
})
