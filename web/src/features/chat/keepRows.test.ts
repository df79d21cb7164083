import { expect, it } from 'vitest'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { buildTimeline } from './buildTimeline.ts'
import { keepRows } from './keepRows.ts'

const BEGUN = Date.UTC(2026, 10, 25, 12)
const message = (n: number, more: Partial<LiveMessage> = {}): LiveMessage => ({
  schema: 1,
  id: `m${n}`,
  chatId: 'c',
  personId: 'p',
  direction: 'in',
  kind: 'text',
  at: BEGUN + n * 60_000,
  content: { kind: 'text', text: `${n}` },
  author: { type: 'person', id: 'p', name: 'Анна' },
  pending: false,
  ...more,
})
const rowsOf = (messages: readonly LiveMessage[]) =>
  buildTimeline(messages, { unreadSince: null, hideOldest: false, zone: 'UTC' })

it('keeps the rows that say the same, and takes those that changed or are new', () => {
  const messages = [1, 2, 3, 4].map(n => message(n))
  const before = rowsOf(messages)
  const edited = messages.with(1, message(2, { content: { kind: 'text', text: 'иначе' } }))
  const next = rowsOf([message(-300), ...edited, message(5)])
  const kept = keepRows(before, next)
  expect(kept).toEqual(next)
  const same = kept.filter(row => before.includes(row)).map(({ key }) => key)
  // The first message of before stays the first of its group; the last one has another after it now.
  expect(same).toEqual(['m1', 'm3'])
})

it('takes a row that says the same by other words anew', () => {
  const day = rowsOf([message(1)])
  const earlier = rowsOf([message(0), message(1)])
  expect(keepRows(day, earlier)).toEqual(earlier)
  expect(keepRows(day, rowsOf([message(1, { albumId: 'a' })]))[1]?.key).toBe('album-a')
})
