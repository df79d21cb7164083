import { describe, expect, it } from 'vitest'
import type { ChannelHealth, HealthState } from './ChannelHealth.ts'
import { judgeHealth } from './judgeHealth.ts'
import type { WebhookGlimpse } from './WebhookGlimpse.ts'

const NOW = 1_000_000_000
const MINUTE = 60_000
const url = 'https://chats.example/webhook/telegram/a'
const webhook = (more: object = {}): WebhookGlimpse => ({ seen: 'webhook', url, pending: 0, ...more })
const error = (minutesAgo: number) => ({
  lastError: { at: NOW - minutesAgo * MINUTE, said: 'Wrong response from the webhook: 500' },
})
const was = (state: HealthState, pending = 0): ChannelHealth => ({ state, at: NOW - 5, since: 7, pending })

describe('judgeHealth', () => {
  it.each<[string, WebhookGlimpse, ChannelHealth | null, HealthState]>([
    ['all is well', webhook(), null, 'ok'],
    ['a little waits', webhook({ pending: 100 }), null, 'ok'],
    ['the webhook is unset', webhook({ url: '' }), null, 'webhook_wrong'],
    ['the webhook is another', webhook({ url: `${url}2` }), null, 'webhook_wrong'],
    ['an error just now, and something waits', webhook({ pending: 1, ...error(1) }), null, 'failing'],
    ['an error just now that is got over', webhook(error(1)), null, 'ok'],
    ['an old error, and something waits', webhook({ pending: 1, ...error(11) }), null, 'ok'],
    ['much waits', webhook({ pending: 101 }), null, 'backlog'],
    ['more and more waits', webhook({ pending: 20 }), was('ok', 15), 'backlog'],
    ['less and less waits', webhook({ pending: 20 }), was('ok', 25), 'ok'],
    ['a few more wait', webhook({ pending: 9 }), was('ok', 3), 'ok'],
    ['a sudden burst', webhook({ pending: 20 }), was('ok', 0), 'ok'],
    ['the token is refused', { seen: 'token_refused', said: 'Unauthorized' }, was('ok'), 'token'],
  ])('%s', (_name, glimpse, before, state) => {
    expect(judgeHealth(glimpse, { url, before, now: NOW })).toMatchObject({ state, at: NOW })
  })

  it('remembers since when it is so', () => {
    const judge = (before: ChannelHealth) =>
      judgeHealth(webhook({ url: '' }), { url, before, now: NOW })?.since
    expect([judge(was('webhook_wrong')), judge(was('ok'))]).toEqual([7, NOW])
  })

  it('keeps what it knew when the messenger does not answer', () => {
    expect(judgeHealth({ seen: 'nothing' }, { url, before: was('failing'), now: NOW })).toEqual(
      was('failing'),
    )
    expect(judgeHealth({ seen: 'nothing' }, { url, before: null, now: NOW })).toBeNull()
  })

  it('tells no secret', () => {
    const foreign = webhook({ url: 'https://other.example/hook/123456:AAbbccddeeff' })
    expect(judgeHealth(foreign, { url, before: null, now: NOW })?.text).toBe('other.example')
    const said = 'https://api.telegram.org/bot123456:AAbbccddeeff/x is bad'
    const failing = webhook({ pending: 1, lastError: { at: NOW, said } })
    expect(judgeHealth(failing, { url, before: null, now: NOW })?.text).toBe(
      'https://api.telegram.org/bot…/x is bad',
    )
  })
})
