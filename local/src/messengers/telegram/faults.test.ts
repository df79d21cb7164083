import { Api } from 'grammy'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Call } from '../createCallLog.ts'
import { testRig, type TestRig } from '../testRig.ts'

const channel = 'demo-telegram'
const anna = { id: 501, first_name: 'Анна' }
let rig: TestRig
let api: Api

interface Report {
  delivered: { marker: string; count: number; chat: string }[]
  offered: { marker: string; attempts: number; accepted: number }[]
  earlyCalls: number
}

beforeEach(async () => {
  rig = await testRig()
  api = new Api('111111:demo', { apiRoot: rig.base })
  await api.setWebhook(rig.webhookUrl)
})
afterEach(() => rig.close())

const say = (text: string, from = anna) =>
  rig.post<{ status: number; message_id: number; queued?: boolean }>('/_sim/telegram/say', {
    channel,
    from,
    text,
  })
const arrange = (rule: Record<string, unknown>) =>
  rig.post<{ error?: string }>('/_sim/faults', [{ messenger: 'telegram', ...rule }])
const fired = async () => (await rig.get<{ fired: Record<string, number> }>('/_sim/faults')).fired
const ledger = () => rig.get<Report>('/_sim/ledger')
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'sent',
    (error: Error) => error.message,
  )

describe('faults on the way in', () => {
  const chatRule = (what: Record<string, unknown>) => arrange({ direction: 'in', chat: 501, ...what })

  it('duplicate: the same update again, after it was accepted', async () => {
    await chatRule({ do: 'duplicate', ms: 3600_000 })
    await say('раз')
    expect(rig.hits).toHaveLength(1)
    await rig.advance(3600_000)
    expect(rig.hits[1]?.update).toEqual(rig.hits[0]?.update)
    expect(await fired()).toEqual({ duplicate: 1 })
  })

  it('parallel: five at the same time', async () => {
    await chatRule({ do: 'parallel', n: 5 })
    let open = 0
    let most = 0
    rig.reply = async () => {
      most = Math.max(most, ++open)
      await vi.waitFor(() => expect(most).toBe(5))
      return { status: 200 }
    }
    await say('раз')
    expect(rig.hits).toHaveLength(5)
    expect(await fired()).toEqual({ parallel: 1 })
  })

  it('reorder: an update of another queue goes first', async () => {
    await chatRule({ do: 'reorder', method: 'message', nth: 1 })
    expect(await say('раз')).toMatchObject({ status: 0, queued: true })
    await rig.post('/_sim/telegram/block', { channel, from: anna })
    await vi.waitFor(() => expect(rig.hits).toHaveLength(2))
    expect(rig.hits.map(({ update }) => Object.keys(update)[1])).toEqual(['my_chat_member', 'message'])
    expect(await fired()).toEqual({ reorder: 1 })
  })

  it('delay: later, by the virtual clock, and what follows in the chat waits too', async () => {
    await chatRule({ do: 'delay', ms: 60_000, nth: 1 })
    await say('раз')
    await say('два')
    expect(rig.hits).toHaveLength(0)
    await rig.advance(60_000)
    expect(rig.texts()).toEqual(['раз', 'два'])
  })

  it('drop-answer: the webhook accepted, the messenger does not know, so it comes again', async () => {
    await chatRule({ do: 'drop-answer' })
    expect(await say('раз «m-501-1»')).toMatchObject({ status: 0 })
    await vi.waitFor(() => expect(rig.hits).toHaveLength(2))
    expect(rig.hits[1]?.update).toEqual(rig.hits[0]?.update)
    await vi.waitFor(async () =>
      expect((await ledger()).offered).toMatchObject([{ marker: 'm-501-1', attempts: 2, accepted: 1 }]),
    )
  })
})

describe('faults on the way out', () => {
  const sendRule = (what: Record<string, unknown>) =>
    arrange({ direction: 'out', method: 'sendMessage', ...what })
  const delivered = async () => (await ledger()).delivered.map(({ marker, count }) => `${marker} ${count}`)

  beforeEach(() => say('привет'))

  it('429: refuses until retry_after is over, and counts who calls too early', async () => {
    await sendRule({ do: 'status', code: 429, retry_after: 5, nth: 1 })
    await expect(api.sendMessage(501, 'раз')).rejects.toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 5',
      parameters: { retry_after: 5 },
    })
    await rig.advance(3_000)
    await expect(api.sendMessage(501, 'два')).rejects.toMatchObject({ parameters: { retry_after: 2 } })
    expect((await ledger()).earlyCalls).toBe(1)
    await rig.advance(2_000)
    expect(await failure(api.sendMessage(501, 'три «m-501-3»'))).toBe('sent')
    expect(await ledger()).toMatchObject({
      earlyCalls: 1,
      delivered: [{ marker: 'm-501-3', count: 1, chat: '501' }],
    })
  })

  it('status: an error before acceptance, or after it when the rule says so', async () => {
    await sendRule({ do: 'status', code: 500, nth: 1 })
    expect(await failure(api.sendMessage(501, 'm-1'))).toContain('500: Internal Server Error')
    expect(await delivered()).toEqual([])
    await sendRule({ do: 'status', code: 502, accepted: true, nth: 1 })
    expect(await failure(api.sendMessage(501, 'm-2'))).toContain('502: Bad Gateway')
    expect(await delivered()).toEqual(['m-2 1'])
  })

  it('timeout-after-accept: the person has the message, the caller never hears', async () => {
    await sendRule({ do: 'timeout-after-accept', nth: 1 })
    const sending = failure(api.sendMessage(501, 'm-1'))
    await vi.waitFor(async () => expect(await delivered()).toEqual(['m-1 1']))
    await rig.advance(30_000)
    expect(await sending).toContain('Network request')
    expect((await rig.get<Call[]>('/_sim/telegram/calls?after=0')).at(-1)).toMatchObject({ ok: true })
  })

  it('slow: accepts at once, answers later', async () => {
    await sendRule({ do: 'slow', ms: 90_000, nth: 1 })
    const sending = failure(api.sendMessage(501, 'm-1'))
    await vi.waitFor(async () => expect(await delivered()).toEqual(['m-1 1']))
    await rig.advance(90_000)
    expect(await sending).toBe('sent')
  })

  it('reset: the connection is cut before acceptance', async () => {
    await sendRule({ do: 'reset', nth: 1 })
    expect(await failure(api.sendMessage(501, 'm-1'))).toContain('Network request')
    expect(await delivered()).toEqual([])
    expect(await fired()).toEqual({ reset: 1 })
  })

  it('blocked and revoked: in words of Telegram, until the faults are taken away', async () => {
    await sendRule({ do: 'blocked', chat: '501' })
    expect(await failure(api.sendMessage(501, 'm-1'))).toContain(
      '403: Forbidden: bot was blocked by the user',
    )
    await rig.remove('/_sim/faults')
    await arrange({ direction: 'out', do: 'revoked' })
    expect(await failure(api.getMe())).toContain('401: Unauthorized')
    await rig.remove('/_sim/faults')
    expect(await failure(api.sendMessage(501, 'm-2'))).toBe('sent')
    expect(await fired()).toEqual({ blocked: 1, revoked: 1 })
  })

  it('p: the same seed hits the same calls, another one others', async () => {
    const run = async (seed: number) => {
      await rig.post('/_sim/reset', { seed })
      await say('привет')
      await sendRule({ do: 'status', code: 500, p: 0.3 })
      const results: string[] = []
      for (let n = 0; n < 40; n++) results.push(await failure(api.sendMessage(501, `м${n}`)))
      return results.map(result => (result === 'sent' ? '.' : 'x')).join('')
    }
    const first = await run(42)
    expect(first).toMatch(/x/)
    expect(first).toMatch(/\./)
    expect(await run(42)).toBe(first)
    expect(await run(43)).not.toBe(first)
  })

  it('refuses a rule that it does not understand', async () => {
    expect(await arrange({ direction: 'out', do: 'explode' })).toHaveProperty('error')
    expect(await arrange({ direction: 'out', do: 'parallel' })).toHaveProperty('error')
  })
})
