import { expect, it } from 'vitest'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { answersSince } from './answersSince.ts'

const message = (id: string, at: number, more: Partial<LiveMessage> = {}): LiveMessage => ({
  schema: 1,
  id,
  pending: false,
  chatId: 'c',
  personId: 'p',
  direction: 'out',
  kind: 'text',
  at,
  content: { kind: 'text', text: id },
  author: { type: 'manager', id: 'anna', name: 'Анна' },
  ...more,
})
const asked = message('asked', 1, { direction: 'in', author: { type: 'person', id: 'p', name: 'И' } })
const all = [
  message('before', 0),
  asked,
  message('answer', 2),
  message('mine', 3, { author: { type: 'manager', id: 'me', name: 'Я' } }),
  message('bot', 4, { author: { type: 'bot', id: 'b', name: 'Бот' } }),
  message('note', 5, { direction: 'internal', kind: 'note', content: { kind: 'note', text: 'n' } }),
  message('gone', 6, { deletedAt: 7 }),
]

it('is what colleagues sent since, and neither mine, the bot’s, notes, nor what is gone', () => {
  const ids = (last: LiveMessage | null) => answersSince(all, last, 'me').map(({ id }) => id)
  expect(ids(asked)).toEqual(['answer'])
  expect(ids(null)).toEqual(['before', 'answer'])
  expect(ids(message('answer', 2))).toEqual([])
})
