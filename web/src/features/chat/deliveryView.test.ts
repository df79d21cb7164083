import type { Channel } from '@chats/domain/Channel'
import type { Delivery } from '@chats/domain/Delivery'
import { describe, expect, it } from 'vitest'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { deliveryView } from './deliveryView.ts'

const NOW = 1_000_000
const message = (delivery: Partial<Delivery>, more: Partial<LiveMessage> = {}): LiveMessage => ({
  schema: 1,
  id: 'm',
  chatId: 'c',
  personId: 'p',
  pending: false,
  direction: 'out',
  kind: 'text',
  at: NOW,
  content: { kind: 'text', text: 'a' },
  author: { type: 'manager', id: 'm', name: 'Иван' },
  delivery: { state: 'queued', attempt: 0, ...delivery },
  ...more,
})
const active: Pick<Channel, 'state' | 'pausedUntil'> = { state: 'active', pausedUntil: null }
const view = (
  delivery: Partial<Delivery>,
  channel = active,
  more: Partial<LiveMessage> = {},
  online = true,
) => deliveryView(message(delivery, more), { now: NOW, online, channel })

describe('deliveryView', () => {
  it.each([
    [{ state: 'queued' }, 'queued', 'clock', null, ['cancel']],
    [{ state: 'sending' }, 'sending', 'clock', null, []],
    [{ state: 'queued', reason: 'rate_limited' }, 'waiting', 'clock', 'rate_limited', ['cancel']],
    [{ state: 'sent' }, 'sent', 'check', null, []],
    [{ state: 'read' }, 'read', 'checks', null, []],
    [{ state: 'failed', reason: 'person_blocked' }, 'failed', 'alert', 'person_blocked', ['retry', 'copy']],
    [{ state: 'failed' }, 'failed', 'alert', 'internal', ['retry', 'copy']],
    [
      { state: 'unconfirmed', reason: 'answer_lost' },
      'unconfirmed',
      'question',
      'answer_lost',
      ['resend', 'accept'],
    ],
    [{ state: 'cancelled' }, 'cancelled', 'cancelled', null, ['copy']],
  ] as const)('shows %j as %s', (delivery, state, icon, reason, actions) => {
    expect(view(delivery)).toMatchObject({ state, icon, reason, actions })
  })

  it('is local until the server has it, and says so when there is no network', () => {
    expect(view({}, active, { pending: true })).toMatchObject({ state: 'local', reason: null, actions: [] })
    expect(view({}, active, { pending: true }, false)).toMatchObject({ state: 'local', reason: 'offline' })
  })

  it.each([
    [{ state: 'paused', pausedUntil: null }, 'channel_paused'],
    [{ state: 'auth_failed', pausedUntil: null }, 'token_invalid'],
    [{ state: 'conflict', pausedUntil: null }, 'channel_conflict'],
    [{ state: 'active', pausedUntil: NOW + 1 }, 'rate_limited'],
  ] as const)('waits while the channel is %j', (channel, reason) => {
    expect(view({}, channel)).toMatchObject({ state: 'waiting', reason })
    expect(view({ state: 'sent' }, channel)).toMatchObject({ state: 'sent', reason: null })
  })

  it('does not wait for a pause that is over', () => {
    expect(view({}, { state: 'active', pausedUntil: NOW })).toMatchObject({ state: 'queued' })
  })

  it('says nothing of incoming messages', () => {
    expect(view({}, active, { direction: 'in', delivery: undefined })).toBeNull()
  })
})
