import { describe, expect, it } from 'vitest'
import { waitsIn } from './waitsIn.ts'
import type { TalkEntry } from './waitsIn.ts'

const HOUR = 3_600_000
const all = { from: 0, to: Infinity }
const text = { kind: 'text' as const, text: 'x' }
const asked = (at: number, more: Partial<TalkEntry> = {}): TalkEntry => ({
  direction: 'in',
  kind: 'text',
  at,
  content: text,
  author: { type: 'person', id: 'p', name: 'P' },
  ...more,
})
const answered = (at: number, more: Partial<TalkEntry> = {}): TalkEntry => ({
  ...asked(at),
  direction: 'out',
  author: { type: 'manager', id: 'anna', name: 'Anna' },
  delivery: { state: 'sent', attempt: 1 },
  ...more,
})

describe('waitsIn', () => {
  it('counts from the first message that nobody had answered to the next of a manager', () => {
    const talk = [asked(10), asked(20), answered(50), answered(60), asked(70), answered(75)]
    expect(waitsIn(talk, all)).toEqual([
      { since: 10, answeredAt: 50, managerId: 'anna' },
      { since: 70, answeredAt: 75, managerId: 'anna' },
    ])
  })
  it.each([
    ['a bot', answered(20, { author: { type: 'bot', id: 'away', name: '' } })],
    ['a message that failed', answered(20, { delivery: { state: 'failed', attempt: 8 } })],
    ['one that was taken back', answered(20, { delivery: { state: 'cancelled', attempt: 0 } })],
    ['a note', answered(20, { direction: 'internal', kind: 'note' })],
  ])('%s answers nobody', (_, between) => {
    expect(waitsIn([asked(10), between, answered(30)], all)).toMatchObject([{ since: 10, answeredAt: 30 }])
  })
  it.each([
    ['an indicator', asked(10, { kind: 'indicator' })],
    ['a press', asked(10, { kind: 'press' })],
    ['a comment on a dialog', asked(10, { commentOf: 'd' })],
  ])('%s asks for nothing', (_, entry) => {
    expect(waitsIn([entry, answered(30)], all)).toEqual([])
  })
  it('what was written in the messenger itself is an answer of nobody that we know', () => {
    const past = answered(30, { author: { type: 'system', id: 'vk', name: 'VK' }, elsewhere: true })
    expect(waitsIn([asked(10), past], all)).toMatchObject([{ managerId: 'vk' }])
  })
  it('a dialog that was resolved leaves nothing to be answered', () => {
    const resolved = answered(20, {
      direction: 'internal',
      kind: 'system',
      content: { kind: 'system', what: 'dialogResolved' },
    })
    const talk = [asked(10), resolved, asked(25), answered(30)]
    expect(waitsIn(talk, all)).toMatchObject([{ since: 25, answeredAt: 30 }])
  })
  it('what is older than a week is no longer waited for, but what came after it is', () => {
    const late = 200 * HOUR
    expect(waitsIn([asked(0), asked(late - HOUR), answered(late)], all)).toMatchObject([
      { since: late - HOUR },
    ])
    expect(waitsIn([asked(0), answered(late)], all)).toEqual([])
  })
  it('tells only of answers within the time, and of each in one of two that follow each other', () => {
    const talk = [asked(10), answered(20), asked(30), answered(40)]
    expect(waitsIn(talk, { from: 0, to: 40 })).toHaveLength(1)
    expect(waitsIn(talk, { from: 40, to: 50 })).toEqual([{ since: 30, answeredAt: 40, managerId: 'anna' }])
  })
})
