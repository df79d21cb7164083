import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { buildTimeline } from './buildTimeline.ts'

const NOON = Date.parse('2026-11-22T12:00:00Z')
const MINUTE = 60_000

const message = (id: string, at: number, more: Partial<LiveMessage> = {}): LiveMessage => ({
  schema: 1,
  id,
  chatId: 'c',
  personId: 'p',
  pending: false,
  direction: 'in',
  kind: 'text',
  at,
  content: { kind: 'text', text: id },
  author: { type: 'person', id: 'p', name: 'Анна' },
  ...more,
})
const mine = { direction: 'out', author: { type: 'manager', id: 'm', name: 'Иван' } } as const
const build = (messages: LiveMessage[], unreadSince: number | null = null, hideOldest = false) =>
  buildTimeline(messages, { unreadSince, hideOldest, zone: 'UTC' })
const shape = (rows: ReturnType<typeof build>) =>
  rows.map(row =>
    row.type === 'message' ? `${row.first ? '[' : ''}${row.key}${row.last ? ']' : ''}` : row.key,
  )

describe('buildTimeline', () => {
  it('opens every day with its pill', () => {
    const rows = build([message('a', NOON - 24 * 60 * MINUTE), message('b', NOON), message('c', NOON + 1)])
    expect(shape(rows)).toEqual(['day-20778', '[a]', 'day-20779', '[b', 'c]'])
  })

  it('groups one author within five minutes, and nobody else', () => {
    const rows = build([
      message('a', NOON),
      message('b', NOON + 5 * MINUTE),
      message('c', NOON + 10 * MINUTE + 1),
      message('d', NOON + 11 * MINUTE, mine),
      message('e', NOON + 11 * MINUTE, { ...mine, author: { ...mine.author, id: 'other' } }),
    ])
    expect(shape(rows).slice(1)).toEqual(['[a', 'b]', '[c]', '[d]', '[e]'])
  })

  it('never groups indicators', () => {
    const indicator = { kind: 'indicator', content: { kind: 'indicator', what: 'subscribed' } } as const
    expect(shape(build([message('a', NOON, indicator), message('b', NOON)])).slice(1)).toEqual(['[a]', '[b]'])
  })

  it('puts the divider before the first unread incoming message and parts the group there', () => {
    const rows = build(
      [message('a', NOON), message('o', NOON + 1, mine), message('b', NOON + 2), message('c', NOON + 3)],
      NOON + 1,
    )
    expect(shape(rows).slice(1)).toEqual(['[a]', '[o]', 'unread', '[b', 'c]'])
  })

  it('has no divider when nothing is unread', () => {
    expect(shape(build([message('a', NOON)]))).not.toContain('unread')
    expect(shape(build([message('a', NOON)], NOON + 1))).not.toContain('unread')
  })

  const arrivals = fc.array(
    fc.record({ gap: fc.integer({ min: 0, max: 20 * 60 * MINUTE }), out: fc.boolean() }),
    { minLength: 3, maxLength: 60 },
  )
  const timelineOf = (list: { gap: number; out: boolean }[]) => {
    let at = NOON
    return list.map(({ gap, out }, i) => message(`m${i}`, (at += gap), out ? mine : {}))
  }

  it('shows every message once, in order, under exactly one pill a day', () => {
    fc.assert(
      fc.property(arrivals, list => {
        const messages = timelineOf(list)
        const rows = build(messages)
        expect(rows.flatMap(row => (row.type === 'message' ? [row.key] : []))).toEqual(
          messages.map(m => m.id),
        )
        const keys = rows.map(row => row.key)
        expect(new Set(keys).size).toBe(keys.length)
      }),
    )
  })

  it('leaves the rows that are shown as they are when older messages arrive', () => {
    fc.assert(
      fc.property(arrivals, fc.nat(), (list, cut) => {
        const messages = timelineOf(list)
        const from = cut % (messages.length - 1)
        const before = build(messages.slice(from), null, true)
        const after = build(messages, null, false)
        expect(after.slice(-before.length)).toEqual(before)
      }),
    )
  })
})
