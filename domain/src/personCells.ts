import type { Card } from './Card.ts'
import { columnTitle, importTargets } from './importColumns.ts'
import type { ImportTarget } from './importColumns.ts'
import type { Dictionary } from './Dictionary.ts'
import type { Person } from './Person.ts'
import { safeCell } from './safeCell.ts'

/** What a file of people is written by: the words of the dictionaries, and who works here. */
export interface TableWords {
  readonly language: 'ru' | 'uk' | 'en'
  readonly tags: Dictionary['entries']
  readonly plans: Dictionary['entries']
  readonly fields: Dictionary['entries']
  readonly managers: Readonly<Record<string, string>>
}

const more = {
  ru: ['Мессенджеры', 'Создан', 'Последнее сообщение'],
  uk: ['Месенджери', 'Створено', 'Останнє повідомлення'],
  en: ['Messengers', 'Created', 'Last message'],
} as const

const fieldsOf = (words: TableWords) =>
  Object.entries(words.fields).toSorted(([, a], [, b]) => a.order - b.order)

/** The first line of a file of people; what can be read in again stands first. */
export const tableHead = (words: TableWords): string[] =>
  [
    ...importTargets.map(target => columnTitle(target, words.language)),
    ...fieldsOf(words).map(([, { title }]) => title),
    ...more[words.language],
  ].map(safeCell)

/** A person as a line of that file, every cell safe from being run. Of a word that is gone its id is written. */
export function personCells(person: Person, card: Card, words: TableWords): string[] {
  const title = (of: Dictionary['entries'], id: string) => of[id]?.title ?? id
  const cells: Readonly<Record<ImportTarget, string>> = {
    name: card.name,
    phones: card.phones.join('; '),
    emails: card.emails.join('; '),
    tags: (card.tags ?? []).map(id => title(words.tags, id)).join('; '),
    plans: Object.entries(card.salesPlans ?? {})
      .map(([id, { stageId }]) => {
        const stage = words.plans[id]?.stages?.find(one => one.id === stageId)?.title ?? stageId
        return [title(words.plans, id), stage].filter(Boolean).join(': ')
      })
      .join('; '),
    note: card.note,
    assignee: card.assigneeId === null ? '' : (words.managers[card.assigneeId] ?? card.assigneeId),
  }
  const chats = Object.values(person.chats)
  return [
    ...importTargets.map(target => cells[target]),
    ...fieldsOf(words).map(([id]) => valueText(card.fields?.[id])),
    chats.map(({ messenger, username }) => [messenger, username].filter(Boolean).join(' ')).join('; '),
    momentText(person.createdAt),
    momentText(person.lastMessageAt),
  ].map(safeCell)
}

const valueText = (value: unknown): string =>
  typeof value === 'boolean' ? (value ? '1' : '0') : value === undefined ? '' : String(value)

/** In UTC, as every table program reads it; nothing for who never wrote. */
const momentText = (at: number): string =>
  at > 0 ? new Date(at).toISOString().slice(0, 19).replace('T', ' ') : ''
