import { describe, expect, it } from 'vitest'
import { hasKeyword } from './hasKeyword.ts'

describe('a keyword', () => {
  it('is found as whole words, however it is written', () => {
    expect(hasKeyword('Хочу ПРОБНЫЙ урок!', ['пробный урок'])).toBe(true)
    expect(hasKeyword('пробный, урок', ['Пробный урок'])).toBe(true)
    expect(hasKeyword('Ещё вопрос', ['еще'])).toBe(true)
  })

  it('is none inside of a word, nor apart, nor when it is empty', () => {
    expect(hasKeyword('старты', ['старт'])).toBe(false)
    expect(hasKeyword('пробный хороший урок', ['пробный урок'])).toBe(false)
    expect(hasKeyword('что угодно', ['', ' !'])).toBe(false)
  })
})
