import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LiveMessage } from './LiveMessage.ts'
import {
  byPlace,
  isAllPending,
  leavesGap,
  mergeMessages,
  touches,
  type MessageWindow,
} from './mergeMessages.ts'

const message = (n: number, more: Partial<LiveMessage> = {}): LiveMessage => ({
  schema: 1,
  id: `m${String(n).padStart(4, '0')}`,
  chatId: 'c',
  personId: 'p',
  pending: false,
  direction: 'in',
  kind: 'text',
  at: Math.floor(n / 2),
  content: { kind: 'text', text: String(n) },
  author: { type: 'person', id: 'p', name: 'Анна' },
  ...more,
})
const SIZE = 5
const windowOf = (all: readonly LiveMessage[]): MessageWindow => {
  const newest = [...all].sort(byPlace).reverse().slice(0, SIZE)
  return { messages: newest, full: newest.length === SIZE }
}
const upTo = (n: number) => Array.from({ length: n }, (_, i) => message(i))
const grow = (known: LiveMessage[], before: MessageWindow | null, now: MessageWindow) =>
  mergeMessages(leavesGap(known, now) ? [] : known, before, now)
const ids = (messages: readonly LiveMessage[]) => messages.map(m => m.id)

describe('mergeMessages', () => {
  it('orders by time, then id, with unsent ones last', () => {
    const sorted = [message(3, { pending: true }), message(9), message(1), message(0)].sort(byPlace)
    expect(ids(sorted)).toEqual(['m0000', 'm0001', 'm0009', 'm0003'])
  })

  it('keeps every message while a chat grows by less than a window at a time', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: SIZE - 1 }), { maxLength: 20 }), steps => {
        let count = 0
        let known: LiveMessage[] = []
        let before: MessageWindow | null = null
        for (const step of steps) {
          count += step
          const now = windowOf(upTo(count))
          known = grow(known, before, now)
          before = now
        }
        const first = steps[0] ?? 0
        expect(ids(known)).toEqual(ids(upTo(count)).slice(Math.max(0, first - SIZE)))
      }),
    )
  })

  it('never shows a gap: what is known is always one unbroken end of the chat', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 * SIZE }), { minLength: 1, maxLength: 20 }), steps => {
        let count = 0
        let known: LiveMessage[] = []
        let before: MessageWindow | null = null
        for (const step of steps) {
          count += step
          const now = windowOf(upTo(count))
          known = grow(known, before, now)
          before = now
        }
        expect(ids(known)).toEqual(ids(upTo(count)).slice(-known.length))
      }),
    )
  })

  it('drops a message that vanished from inside the window, such as a refused one', () => {
    const refused = message(9, { pending: true })
    const before = windowOf([...upTo(3), refused])
    const known = mergeMessages([], null, before)
    expect(ids(mergeMessages(known, before, windowOf(upTo(3))))).toEqual(ids(upTo(3)))
  })

  it('joins an older page below without touching the newest window', () => {
    const newest = windowOf(upTo(12))
    const known = mergeMessages([], null, newest)
    const page = windowOf(upTo(7))
    expect(ids(mergeMessages(known, null, page))).toEqual(ids(upTo(12)).slice(2))
  })

  it('takes the newer state of a message', () => {
    const before = windowOf(upTo(2))
    const edited = message(1, { editedAt: 7 })
    const merged = mergeMessages(upTo(2), before, windowOf([message(0), edited]))
    expect(merged[1]).toBe(edited)
  })

  it('keeps what a window that goes forwards no longer reaches, and drops what was deleted in it', () => {
    const forwards = (all: readonly LiveMessage[]): MessageWindow => ({
      messages: all.slice(0, SIZE).toReversed(),
      full: all.length >= SIZE,
      grows: 'forwards',
    })
    const all = upTo(8)
    const first = forwards(all.slice(1))
    const known = mergeMessages(all.slice(0, 1), null, first)
    const late = { ...message(2), id: 'm0002b' }
    const [zero, one, two, ...rest] = all
    const next = forwards([one, two, late, ...rest].filter(one => one !== undefined))
    expect(ids(mergeMessages(known, first, next))).toEqual([
      'm0000',
      'm0001',
      'm0002',
      'm0002b',
      'm0003',
      'm0004',
      'm0005',
    ])
    const without = forwards(all.filter(one => one !== zero && one !== two))
    expect(ids(mergeMessages(known, first, without))).not.toContain('m0002')
  })

  it('touches the newest window when they share a message, or when that window is the whole chat', () => {
    const all = upTo(20)
    expect(touches(all.slice(0, 10), windowOf(all))).toBe(false)
    expect(touches(all.slice(0, 16), windowOf(all))).toBe(true)
    expect(touches([], windowOf(all.slice(0, 3)))).toBe(true)
  })

  it('keeps what more of this browser’s own pushes out of a window, and knows when a window is full of them', () => {
    const own = (n: number) => message(n, { pending: true })
    const all = [...upTo(3), ...Array.from({ length: 6 }, (_, i) => own(10 + i))]
    const [before, now] = [windowOf(all.slice(0, 7)), windowOf(all.slice(0, 8))]
    const known = mergeMessages(mergeMessages([], null, before), before, now)
    expect(ids(known)).toEqual(ids(all.slice(2, 8)))
    expect([isAllPending(before), isAllPending(now)]).toEqual([false, true])
    // Beyond them lies nobody knows what.
    expect(touches(all.slice(0, 3), now)).toBe(false)
  })
})
