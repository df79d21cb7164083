import type { DictionaryEntry } from './Dictionary.ts'

/** What a column of a file may say about people, besides custom fields. */
export const importTargets = ['name', 'phones', 'emails', 'tags', 'plans', 'note', 'assignee'] as const
export type ImportTarget = (typeof importTargets)[number]

/** What a column is read as; null: it is left out. */
export type ColumnTarget = ImportTarget | `field:${string}` | null

/** The words by which a column is known; the first three are how we write it ourselves, in Russian, Ukrainian, English. */
const words: Readonly<Record<ImportTarget, readonly string[]>> = {
  name: [
    'Имя',
    "Ім'я",
    'Name',
    'ФИО',
    'ПІБ',
    'Имя и фамилия',
    'Фамилия',
    'Прізвище',
    'Клиент',
    'Клієнт',
    'Контакт',
    'Full name',
    'First name',
    'Last name',
    'Surname',
    'Contact',
    'Client',
  ],
  phones: [
    'Телефоны',
    'Телефони',
    'Phones',
    'Телефон',
    'Номер телефона',
    'Номер телефону',
    'Мобильный',
    'Мобільний',
    'Тел',
    'Phone',
    'Phone number',
    'Mobile',
    'Mobile phone',
    'Cell',
    'Tel',
  ],
  emails: [
    'Почта',
    'Пошта',
    'E-mails',
    'Email',
    'E-mail',
    'Emails',
    'Электронная почта',
    'Електронна пошта',
    'Имейл',
    'Мейл',
    'Mail',
    'Email address',
  ],
  tags: ['Теги', 'Теги', 'Tags', 'Тег', 'Метки', 'Мітки', 'Tag', 'Labels'],
  plans: [
    'Планы продаж',
    'Плани продажів',
    'Sales plans',
    'План продаж',
    'План продажів',
    'Воронка',
    'Sales plan',
    'Pipeline',
    'Deal stage',
  ],
  note: [
    'Заметка',
    'Нотатка',
    'Note',
    'Комментарий',
    'Коментар',
    'Примечание',
    'Примітка',
    'Notes',
    'Comment',
    'Comments',
    'Description',
  ],
  assignee: [
    'Ответственный',
    'Відповідальний',
    'Assigned to',
    'Менеджер',
    'Assignee',
    'Manager',
    'Owner',
    'Responsible',
  ],
}

/** The places of the three languages in `words`. */
const languages = ['ru', 'uk', 'en'] as const

/** How a column is headed in a file that we write. */
export const columnTitle = (target: ImportTarget, language: (typeof languages)[number]): string =>
  words[target][languages.indexOf(language)] ?? target

/** Spelling that says nothing: case, spaces, marks, «ё». */
const keyOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]/gu, '')

/**
 * What each column of a file is, by how it is headed: a custom field by its title, the rest by words in three languages,
 * with or without a number behind («Phone 2»). Null for what nobody knows.
 */
export function guessColumns(
  headers: readonly string[],
  fields: Readonly<Record<string, Pick<DictionaryEntry, 'title' | 'archived'>>> = {},
): ColumnTarget[] {
  const known = new Map<string, ColumnTarget>()
  for (const target of importTargets) for (const word of words[target]) known.set(keyOf(word), target)
  for (const [id, { title, archived }] of Object.entries(fields)) {
    if (!archived && keyOf(title)) known.set(keyOf(title), `field:${id}`)
  }
  return headers.map(header => {
    const key = keyOf(header)
    return known.get(key) ?? known.get(key.replace(/\d+$/u, '')) ?? null
  })
}
