import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { vkRig, type VkRig } from './vkRig.ts'

const olga = { id: 501, first_name: 'Ольга' }
let rig: VkRig

interface Report {
  delivered: { marker: string; count: number }[]
  offered: { marker: string; attempts: number; accepted: number }[]
  earlyCalls: number
}

beforeEach(async () => {
  rig = await vkRig()
  await rig.connect()
})
afterEach(() => rig.close())

const say = (text: string) => rig.act('say', { from: olga, text })
const arrange = (rule: Record<string, unknown>) => rig.post('/_sim/faults', [{ messenger: 'vk', ...rule }])
const fired = async () => (await rig.get<{ fired: Record<string, number> }>('/_sim/faults')).fired
const ledger = () => rig.get<Report>('/_sim/ledger')
const ids = () => rig.events().map(({ event_id }) => event_id)

describe('faults on the way in', () => {
  const rule = (what: Record<string, unknown>) => arrange({ direction: 'in', chat: 501, ...what })

  it('duplicate and parallel: the same event id again', async () => {
    await rule({ do: 'duplicate', ms: 3600_000, times: 1 })
    await say('раз')
    expect(ids()).toHaveLength(1)
    await rig.advance(3600_000)
    expect(ids()).toEqual([ids()[0], ids()[0]])
    await rule({ do: 'parallel', n: 4 })
    await say('два')
    expect(ids().slice(2)).toEqual(Array(4).fill(ids()[2]))
    expect(await fired()).toEqual({ duplicate: 1, parallel: 1 })
  })

  it('reorder: a sign overtakes the message', async () => {
    await rule({ do: 'reorder', method: 'message_new', nth: 1 })
    expect(await say('раз')).toMatchObject({ status: 0, queued: true })
    await rig.act('block', { from: olga })
    await expect.poll(() => rig.events().map(({ type }) => type)).toEqual(['message_deny', 'message_new'])
  })

  it('delay: later, by the virtual clock, and what follows waits too', async () => {
    await rule({ do: 'delay', ms: 60_000, nth: 1 })
    await say('раз')
    await say('два')
    expect(ids()).toEqual([])
    await rig.advance(60_000)
    expect(ids()).toHaveLength(2)
  })

  it('drop-answer: accepted, but VK does not know, so it comes again', async () => {
    await rule({ do: 'drop-answer' })
    await say('раз «m-501-1»')
    await expect.poll(ids).toEqual([expect.any(String), ids()[0]])
    await expect
      .poll(async () => (await ledger()).offered)
      .toMatchObject([{ marker: 'm-501-1', attempts: 2, accepted: 1 }])
  })
})

describe('faults on the way out', () => {
  const rule = (what: Record<string, unknown>) =>
    arrange({ direction: 'out', method: 'messages.send', ...what })
  const send = (message: string, random_id: number) =>
    rig.call('messages.send', { peer_id: 501, random_id, message }).then(
      ({ error }) => error?.error_code ?? 'sent',
      (failure: Error) => failure.message,
    )
  const delivered = async () => (await ledger()).delivered.map(({ marker, count }) => `${marker} ${count}`)

  beforeEach(() => say('привет'))

  it('6: refuses for a second, and counts who calls too early', async () => {
    await rule({ do: 'status', code: 6, nth: 1 })
    expect(await send('раз', 1)).toBe(6)
    expect(await send('раз', 1)).toBe(6)
    expect((await ledger()).earlyCalls).toBe(1)
    await rig.advance(1_000)
    expect(await send('раз «m-1»', 1)).toBe('sent')
    expect(await ledger()).toMatchObject({ earlyCalls: 1, delivered: [{ marker: 'm-1', count: 1 }] })
  })

  it('any code of VK, a bare HTTP status, before or after acceptance', async () => {
    for (const code of [9, 14, 902, 936]) {
      await rule({ do: 'status', code, times: 1 })
      expect(await send('x', 1)).toBe(code)
    }
    await rule({ do: 'status', code: 502, times: 1, accepted: true })
    expect(await send('m-2', 2)).toContain('JSON')
    expect(await delivered()).toEqual(['m-2 1'])
    expect(await send('m-2', 2)).toBe('sent')
    expect(await delivered()).toEqual(['m-2 1'])
  })

  it('timeout-after-accept: a repeat with the same random_id shows no second bubble', async () => {
    await rule({ do: 'timeout-after-accept', nth: 1 })
    const sending = send('m-1', 5)
    await expect.poll(delivered).toEqual(['m-1 1'])
    await rig.advance(30_000)
    expect(await sending).toContain('fetch failed')
    expect(await send('m-1', 5)).toBe('sent')
    expect(await delivered()).toEqual(['m-1 1'])
  })

  it('reset and slow', async () => {
    await rule({ do: 'reset', times: 1 })
    expect(await send('m-1', 1)).toContain('fetch failed')
    expect(await delivered()).toEqual([])
    await rule({ do: 'slow', ms: 90_000, times: 1 })
    const sending = send('m-2', 2)
    await expect.poll(delivered).toEqual(['m-2 1'])
    await rig.advance(90_000)
    expect(await sending).toBe('sent')
  })

  it('blocked and revoked, until the faults are taken away', async () => {
    await rule({ do: 'blocked', chat: '501' })
    expect(await send('x', 1)).toBe(901)
    await rig.remove('/_sim/faults')
    await arrange({ direction: 'out', do: 'revoked' })
    expect((await rig.call('groups.getById')).error?.error_code).toBe(5)
    await rig.remove('/_sim/faults')
    expect(await send('x', 1)).toBe('sent')
  })

  it('a file that cannot be had', async () => {
    await rig.act('say', { from: olga, media: { kind: 'doc', name: 'a.txt', data: 'YQ==' } })
    const message = rig.events().at(-1)?.object['message'] as { attachments: { doc: { url: string } }[] }
    await arrange({ direction: 'out', method: 'file', do: 'status', code: 404, times: 1 })
    const get = async () => (await fetch(message.attachments[0]!.doc.url)).status
    expect([await get(), await get()]).toEqual([404, 200])
    await arrange({ direction: 'out', method: 'file', do: 'cut', times: 1 })
    const body = fetch(message.attachments[0]!.doc.url).then(response => response.text())
    await expect(body).rejects.toThrow()
  })
})
