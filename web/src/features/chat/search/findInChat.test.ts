import { describe, expect, it } from 'vitest'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { findInChat } from './findInChat.ts'

const message = (
  id: string,
  content: LiveMessage['content'],
  more: Partial<LiveMessage> = {},
): LiveMessage => ({
  schema: 1,
  id,
  chatId: 'c',
  personId: 'p',
  pending: false,
  direction: 'in',
  kind: content.kind,
  at: 1,
  content,
  author: { type: 'person', id: 'p', name: 'Анна' },
  ...more,
})
const text = (id: string, words: string, more?: Partial<LiveMessage>) =>
  message(id, { kind: 'text', text: words }, more)
const file = { state: 'stored', name: 'Договор поставки.pdf', type: 'application/pdf', path: 'x' } as const
const found = (query: string) => findInChat(all, query).map(({ id }) => id)
const all = [
  text('a', 'Ещё один вопрос'),
  text('b', 'Сколько  стоит\nкурс?'),
  message('c', { kind: 'file', file }),
  text('d', 'вопрос снят', { deletedAt: 2 }),
  message('e', { kind: 'poll', text: 'Когда?', options: ['Утром', 'Вечером'] }),
  text('f', '(a+)+$'),
]

describe('findInChat', () => {
  it.each([
    ['ЕЩЕ', ['a']],
    ['вопрос', ['a']],
    ['сколько стоит курс', ['b']],
    ['договор', ['c']],
    ['вечером', ['e']],
    ['о', []],
    [' в ', []],
    ['(a+)+$', ['f']],
    ['.*', []],
  ])('%j', (query, ids) => expect(found(query)).toEqual(ids))

  it('goes back from the newest', () => expect(found('ко')).toEqual(['e', 'b']))
})
