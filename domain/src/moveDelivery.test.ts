import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Delivery, DeliveryState } from './Delivery.ts'
import { deliverySchema, deliveryStateSchema } from './Delivery.ts'
import { headStep } from './headStep.ts'
import { judgeSending } from './judgeSending.ts'
import { moveDelivery } from './moveDelivery.ts'
import type { DeliveryEvent } from './moveDelivery.ts'
import { retryDelay } from './retryDelay.ts'
import type { SendFailure } from './Sending.ts'

const events: readonly DeliveryEvent[] = [
  { type: 'claim', leaseUntil: 60 },
  { type: 'sent', at: 10 },
  { type: 'failed', reason: 'bad_input' },
  { type: 'lost' },
  { type: 'postpone', reason: 'network', counted: true, retryAt: 20 },
  { type: 'postpone', reason: 'rate_limited', counted: false },
  { type: 'told', at: 10 },
  { type: 'read' },
  { type: 'retry' },
  { type: 'resend' },
  { type: 'cancel' },
  { type: 'accept', at: 10 },
]
const legal: Record<DeliveryEvent['type'], readonly DeliveryState[]> = {
  claim: ['queued'],
  sent: ['sending', 'unconfirmed'],
  failed: ['sending'],
  lost: ['sending'],
  postpone: ['sending'],
  told: ['queued', 'sending', 'failed', 'unconfirmed', 'cancelled', 'sent'],
  read: ['sent'],
  retry: ['failed'],
  resend: ['unconfirmed'],
  cancel: ['queued', 'failed'],
  accept: ['unconfirmed'],
}

describe('moveDelivery', () => {
  it.each(
    deliveryStateSchema.options.flatMap(state => events.map(event => [state, event.type, event] as const)),
  )('from %s by %s', (state, type, event) => {
    const moved = moveDelivery({ state, attempt: 1 }, event)
    expect(moved !== null).toBe(legal[type].includes(state))
  })

  it('keeps every delivery valid, never sends again by itself what is sent, unconfirmed or cancelled', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 30 }), history => {
        let now: Delivery = { state: 'queued', attempt: 0 }
        for (const event of history) {
          const next = moveDelivery(now, event)
          if (!next) continue
          expect(deliverySchema.parse(next)).toEqual(next)
          if (next.state === 'sending') expect(now.state).toBe('queued')
          if (next.state === 'queued' && now.state === 'unconfirmed') expect(event.type).toBe('resend')
          if (now.state === 'read') expect.unreachable()
          if (now.state === 'sent') expect(['sent', 'read']).toContain(next.state)
          if (now.state === 'cancelled') expect(event.type).toBe('told')
          now = next
        }
      }),
    )
  })

  it('counts a try unless it was told not to', () => {
    const sending: Delivery = { state: 'sending', attempt: 3, leaseUntil: 60 }
    expect(moveDelivery(sending, { type: 'postpone', reason: 'network', counted: true })?.attempt).toBe(3)
    expect(moveDelivery(sending, { type: 'postpone', reason: 'rate_limited', counted: false })?.attempt).toBe(
      2,
    )
  })
})

describe('headStep', () => {
  const active = { state: 'active' as const, pausedUntil: null }
  it.each([
    ['queued in an open channel', { state: 'queued', attempt: 0 }, active, 'send'],
    ['queued, its time not come', { state: 'queued', attempt: 1, retryAt: 101 }, active, 'wait'],
    ['queued, its time come', { state: 'queued', attempt: 1, retryAt: 100 }, active, 'send'],
    ['queued in a paused rate', { state: 'queued', attempt: 0 }, { ...active, pausedUntil: 101 }, 'wait'],
    ['queued, the rate open again', { state: 'queued', attempt: 0 }, { ...active, pausedUntil: 100 }, 'send'],
    [
      'queued in a dead channel',
      { state: 'queued', attempt: 0 },
      { state: 'auth_failed', pausedUntil: null },
      'wait',
    ],
    ['queued in no channel', { state: 'queued', attempt: 0 }, null, 'wait'],
    ['held by a run', { state: 'sending', attempt: 1, leaseUntil: 101 }, active, 'wait'],
    ['held by a dead run', { state: 'sending', attempt: 1, leaseUntil: 100 }, active, 'expire'],
    ['held by a dead run in a dead channel', { state: 'sending', attempt: 1, leaseUntil: 1 }, null, 'expire'],
  ] as const)('%s: %j', (_name, delivery, channel, step) => {
    expect(headStep(delivery, channel, 100)).toBe(step)
  })
})

describe('judgeSending', () => {
  const judge = (failure: SendFailure, attempt = 1, idempotent = false) =>
    judgeSending({ ok: false, failure }, { attempt, idempotent, now: 1000, random: 0.5 })

  it('pauses the channel for a rate limit, and does not count the try', () => {
    expect(judge({ class: 'rate', waitMs: 5000 })).toEqual({
      event: { type: 'postpone', reason: 'rate_limited', counted: false, retryAt: 6000 },
      channel: { pausedUntil: 6000 },
      wakeAt: 6000,
    })
  })
  it('leaves the channel alone where another send was told to wait', () => {
    expect(judge({ class: 'rate', waitMs: 5000, held: true })).toEqual({
      event: { type: 'postpone', reason: 'rate_limited', counted: false, retryAt: 6000 },
    })
  })
  it('never repeats an ambiguous sending where a repeat is not absorbed', () => {
    expect(judge({ class: 'ambiguous' }).event).toEqual({ type: 'lost' })
    expect(judge({ class: 'ambiguous' }, 1, true).event).toMatchObject({ type: 'postpone', counted: true })
  })
  it('tries eight times over about a quarter of an hour what never left', () => {
    expect(judge({ class: 'pre_send' }, 7).event).toMatchObject({ type: 'postpone', reason: 'network' })
    expect(judge({ class: 'pre_send' }, 8).event).toEqual({ type: 'failed', reason: 'network' })
    const total = [1, 2, 3, 4, 5, 6, 7].reduce((sum, attempt) => sum + retryDelay(attempt, 0.5), 0)
    expect(total).toBeGreaterThan(10 * 60_000)
    expect(total).toBeLessThan(15 * 60_000)
  })
  it.each([
    ['channel_auth', 'auth_failed', 'token_invalid'],
    ['channel_conflict', 'conflict', 'channel_conflict'],
  ] as const)('stops the channel on %s and keeps the message', (failure, state, reason) => {
    expect(judge({ class: failure })).toEqual({
      event: { type: 'postpone', reason, counted: false },
      channel: { state },
    })
  })
  it.each([
    ['person_blocked', 'blocked'],
    ['person_deactivated', 'deactivated'],
    ['person_unreachable', undefined],
  ] as const)('fails for good when the person refuses: %s', (reason, chatState) => {
    const verdict = judge({ class: 'person_refuses', reason })
    expect(verdict.event).toEqual({ type: 'failed', reason })
    expect(verdict.chatState).toBe(chatState)
  })
})
