import { expect, it } from 'vitest'
import { waitingText } from './waitingText.ts'

const plain = (ms: number, locale: string) => waitingText(ms, locale).replace(/\s/gu, ' ')

it('says the largest unit, and nothing of the first minute', () => {
  expect(plain(59_999, 'ru')).toBe('')
  expect(plain(5 * 60_000, 'ru')).toBe('5 мин')
  expect(plain(3.9 * 3_600_000, 'ru')).toBe('3 ч')
  expect(plain(49 * 3_600_000, 'en')).toBe('2 days')
  expect(plain(60_000, 'uk')).toBe('1 хв')
})
