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
  expect(await call('a', good)).toEqual({ ok: false, failure: { class: 'rate', waitMs: 100, held: true } })
  expect(await call('b', good)).toEqual(good)
  now = 1500
  expect(await call('a', good)).toEqual(good)
  expect(calls).toEqual(['a', 'b', 'a'])
})

it('waits twice as long each time in a row where the messenger does not say how long', async () => {
  let now = 0
  const gate = createRateGate(() => now)
  const flood: Sending = { ok: false, failure: { class: 'rate', waitMs: 15_000, grows: true } }
  const waits: number[] = []
  for (let n = 0; n < 8; n++) {
    const sending = await gate('a', async () => flood)
    const waitMs = !sending.ok && sending.failure.class === 'rate' ? sending.failure.waitMs : 0
    waits.push(waitMs / 1000)
    now += waitMs
  }
  expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900])
  await gate('a', async () => ({ ok: true, externalId: '1', at: 0 }))
  expect(await gate('a', async () => flood)).toMatchObject({ failure: { waitMs: 15_000 } })
})
