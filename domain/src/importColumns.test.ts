import { expect, it } from 'vitest'
import { columnTitle, guessColumns, importTargets } from './importColumns.ts'

it('knows what columns are in three languages', () => {
  expect(guessColumns(['ФИО', 'Телефон', 'E-mail', 'Теги', 'Комментарий', 'Менеджер', 'Воронка'])).toEqual([
    'name',
    'phones',
    'emails',
    'tags',
    'note',
    'assignee',
    'plans',
  ])
  expect(guessColumns(['Ім’я', 'Телефон 2', 'Електронна пошта', 'Нотатка'])).toEqual([
    'name',
    'phones',
    'emails',
    'note',
  ])
  expect(guessColumns([' first NAME', 'last name', 'Phone_number', '', 'Favourite colour'])).toEqual([
    'name',
    'name',
    'phones',
    null,
    null,
  ])
})

it('knows custom fields by their titles before all else', () => {
  const fields = {
    city: { title: 'Город' },
    tel: { title: 'Телефон' },
    old: { title: 'Old', archived: true },
  }
  expect(guessColumns(['город', 'Телефон', 'old'], fields)).toEqual(['field:city', 'field:tel', null])
})

it.each(['ru', 'uk', 'en'] as const)('knows again what we write ourselves in %s', language => {
  expect(guessColumns(importTargets.map(target => columnTitle(target, language)))).toEqual([...importTargets])
})
