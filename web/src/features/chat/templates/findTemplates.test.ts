import { expect, it } from 'vitest'
import { findTemplates } from './findTemplates.ts'

const all = [
  { title: 'Оплата', text: 'Ссылка на счёт' },
  { title: 'Приветствие', text: 'Добрый день, {{name}}! Оплата принята' },
  { title: 'Счёт', text: 'Вот он' },
]

it('finds by title first, then by text, ё as е, all words in any order', () => {
  const titles = (typed: string) => findTemplates(all, typed).map(({ title }) => title)
  expect(titles('')).toEqual(['Оплата', 'Приветствие', 'Счёт'])
  expect(titles('опла')).toEqual(['Оплата', 'Приветствие'])
  expect(titles('счет')).toEqual(['Счёт', 'Оплата'])
  expect(titles('день добрый')).toEqual(['Приветствие'])
  expect(titles('нет такого')).toEqual([])
})
