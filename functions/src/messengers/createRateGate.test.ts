import { expect, it } from 'vitest'
import type { Sending } from '@chats/domain/Sending'
import { createRateGate } from './createRateGate.ts'

it('makes no call of a channel that asked to wait, and of no other channel fewer', async () => {
  let now = 1000
  const calls: string[] = []
  const gate = createRateGate(() => now)
  const call = (channel: string, result: Sending) =>
    gate(channel, async () => {
      calls.push(channel)
      return result
    })
  const good: Sending = { ok: true, externalId: '1', at: 0 }

  await call('a', { ok: false, failure: { class: 'rate', waitMs: 500 } })
  now = 1400
  expect(await call('a', good)).toEqual({ ok: false, failure: { class: 'rate', waitMs: 100 } })
  expect(await call('b', good)).toEqual(good)
  now = 1500
  expect(await call('a', good)).toEqual(good)
  expect(calls).toEqual(['a', 'b', 'a'])
})
