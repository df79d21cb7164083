import { describe, expect, it } from 'vitest'
import type { Content } from './Content.ts'
import { hookEventOf } from './hookEventOf.ts'
import { hookRetryAt } from './hookRetryAt.ts'
import type { Message } from './Message.ts'

const message = (direction: Message['direction'], content: Content): Message => ({
  schema: 1,
  chatId: 'shop_7',
  personId: 'p-shop_7',
  direction,
  kind: content.kind,
  at: 1000,
  content,
  author: { type: direction === 'in' ? 'person' : 'manager', id: 'x', name: 'Eve' },
})

describe('what webhooks are told', () => {
  it('is a message of either side, and what the person did', () => {
    const text = { kind: 'text', text: 'hi' } as const
    expect(hookEventOf('in_1', message('in', text))).toEqual({
      key: 'shop_7_in_1',
      topic: 'message',
      type: 'message.received',
      at: 1000,
      chatId: 'shop_7',
      data: {
        ...{ chatId: 'shop_7', personId: 'p-shop_7', messageId: 'in_1', kind: 'text', text: 'hi' },
        author: { type: 'person', name: 'Eve' },
      },
    })
    expect(hookEventOf('x', message('out', text))?.type).toBe('message.queued')
    const paid = { kind: 'indicator', what: 'paid', offer: 'Course', price: 5, currency: 'EUR' } as const
    expect(hookEventOf('ev_1', message('in', paid))).toMatchObject({
      topic: 'payment',
      type: 'payment.succeeded',
      data: { offer: 'Course', price: 5, currency: 'EUR' },
    })
  })

  it('is nothing of the company’s own', () => {
    expect(hookEventOf('n', message('internal', { kind: 'note', text: 'he is rude' }))).toBeNull()
    expect(hookEventOf('s', message('internal', { kind: 'system', what: 'botOff' }))).toBeNull()
    const started = { kind: 'indicator', what: 'tunnelStarted', tunnel: 'T', block: 'B' } as const
    expect(hookEventOf('t', message('in', started))).toBeNull()
  })
})

it('is tried again later and later, for two days', () => {
  const waits = Array.from({ length: 8 }, (_, tries) => hookRetryAt(tries + 1, 0))
  expect(waits.map(wait => wait && wait / 60_000)).toEqual([1, 5, 30, 120, 360, 720, 1440, null])
})
