import { describe, expect, it } from 'vitest'
import { durationWords } from './durationWords.ts'

const plain = (seconds: number | null, locale = 'en') =>
  durationWords(seconds, locale).replace(/\u00a0/gu, ' ')

describe('durationWords', () => {
  it.each<[number | null, string]>([
    [null, '—'],
    [0, '0 sec'],
    [59.4, '59 sec'],
    [60, '1 min'],
    [61, '1 min 1 sec'],
    [901, '15 min'],
    [3600, '1 hr'],
    [3659, '1 hr'],
    [7500, '2 hr 5 min'],
    [90_000, '1 day 1 hr'],
    [86_400 * 3, '3 days'],
  ])('%j is %s', (seconds, words) => {
    expect(plain(seconds)).toBe(words)
  })
  it('speaks the language of the page', () => {
    expect(plain(7500, 'ru')).toBe('2 ч 5 мин')
    expect(plain(7500, 'uk')).toBe('2 год 5 хв')
  })
})
