import { Api } from 'grammy'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { testRig, type TestRig } from '../testRig.ts'

const channel = 'demo-telegram'
const anna = { id: 501, first_name: 'Анна' }
const boris = { id: 502, first_name: 'Борис' }
let rig: TestRig
let api: Api

beforeEach(async () => {
  rig = await testRig()
  api = new Api('111111:demo', { apiRoot: rig.base })
  await api.setWebhook(rig.webhookUrl, { secret_token: 'top_secret-1' })
})
afterEach(() => rig.close())

const say = (text: string, from = anna) =>
  rig.post<{ update_id: number; message_id: number; status: number }>('/_sim/telegram/say', {
    channel,
    from,
    text,
  })

const rawMessage = (update_id: number, text: string, date = Math.floor(Date.now() / 1000)) => ({
  update_id,
  message: { message_id: update_id, date, chat: { id: 501, type: 'private' }, from: anna, text },
})

describe('webhook delivery', () => {
  it('posts the update with the secret, and says how it went', async () => {
    expect(await say('привет')).toMatchObject({ status: 200 })
    expect(rig.hits).toMatchObject([{ secret: 'top_secret-1', update: { message: { text: 'привет' } } }])
  })

  it('delivers a raw update as it is, fills in a missing id, and lets the bot answer its sender', async () => {
    const update = rawMessage(9_000_000_001, 'сырое')
    const answer = await rig.post<{ status: number; ms: number }>('/_sim/telegram/updates', {
      channel,
      update,
    })
    expect(answer.status).toBe(200)
    expect(answer.ms).toBeGreaterThanOrEqual(0)
    expect(rig.hits[0]?.update).toEqual(update)
    await rig.post('/_sim/telegram/updates', { channel, update: { message: { odd: true } } })
    expect(rig.hits[1]?.update).toEqual({ update_id: 9_000_000_002, message: { odd: true } })
    expect((await api.sendMessage(501, 'да?')).message_id).toBe(9_000_000_002)
  })

  it('refuses webhooks that Telegram refuses', async () => {
    const code = (url: string, secret_token?: string) =>
      api.setWebhook(url, secret_token === undefined ? {} : { secret_token }).then(
        () => 'ok',
        (error: { description: string }) => error.description,
      )
    expect(await code('http://example.org/hook')).toContain('HTTPS')
    expect(await code('https://example.org:9000/hook')).toContain('ports')
    expect(await code('nonsense')).toContain('invalid URL')
    expect(await code('https://example.org/hook', 'with space')).toContain('unallowed characters')
    expect(await code('https://example.org/hook', 'x'.repeat(257))).toContain('too long')
  })

  it('keeps the order of a chat through failures, and does not stop other chats', async () => {
    rig.reply = ({ update }) => ({ status: update.message?.text === 'А1' ? 500 : 200 })
    expect(await say('А1')).toMatchObject({ status: 500 })
    await say('А2')
    await say('Б1', boris)
    expect(rig.texts()).toContain('Б1')
    expect(rig.texts()).not.toContain('А2')
    expect(await api.getWebhookInfo()).toMatchObject({
      pending_update_count: 2,
      last_error_message: 'Wrong response from the webhook: 500 Internal Server Error',
    })
    rig.reply = () => ({ status: 200 })
    await rig.advance(10_000)
    expect(rig.texts().slice(-2)).toEqual(['А1', 'А2'])
    expect((await api.getWebhookInfo()).pending_update_count).toBe(0)
  })

  it('shares one queue between messages and edits, and lets my_chat_member overtake them', async () => {
    rig.reply = ({ update }) => ({ status: update.my_chat_member ? 200 : 503 })
    const { message_id } = await say('раз')
    await rig.post('/_sim/telegram/edit', { channel, from: anna, message_id, text: 'раз!' })
    await rig.post('/_sim/telegram/block', { channel, from: anna })
    const kinds = () => rig.hits.map(({ update }) => Object.keys(update)[1])
    expect(kinds()).toContain('my_chat_member')
    expect(kinds()).not.toContain('edited_message')
    rig.reply = () => ({ status: 200 })
    await rig.advance(5_000)
    expect(kinds().slice(-2)).toEqual(['message', 'edited_message'])
  })

  it('retries at once, after 2, 4, 8 … seconds, and gives up 24 hours after the message', async () => {
    const times: number[] = []
    rig.reply = async () => {
      times.push((await rig.get<{ now: number }>('/_sim/clock')).now)
      return { status: 500 }
    }
    await say('никак «m-501-1»')
    await rig.advance(15_000)
    const waits = times.slice(1).map((at, i) => Math.round((at - times[i]!) / 1000))
    expect(waits).toEqual([0, 2, 4, 8])
    await rig.advance(25 * 3600_000)
    expect((await api.getWebhookInfo()).pending_update_count).toBe(0)
    expect(Math.max(...times) - times[0]!).toBeLessThan(24 * 3600_000)
    const late = times.slice(8).map((at, i) => (at - times[i + 7]!) / 1000)
    expect(Math.min(...late)).toBeGreaterThanOrEqual(60)
    expect(Math.max(...late)).toBeLessThanOrEqual(121)
    const { offered } = await rig.get<{ offered: unknown[] }>('/_sim/ledger')
    expect(offered).toMatchObject([{ marker: 'm-501-1', accepted: 0, dropped: 1, attempts: times.length }])
  }, 60_000)

  it('honours Retry-After', async () => {
    rig.reply = () => ({ status: 503, headers: { 'retry-after': '600' } })
    await say('позже')
    await rig.advance(599_000)
    expect(rig.hits).toHaveLength(1)
    rig.reply = () => ({ status: 200 })
    await rig.advance(2_000)
    expect(rig.hits).toHaveLength(2)
  })

  it('has one in flight per chat', async () => {
    let open = 0
    let most = 0
    rig.reply = async () => {
      most = Math.max(most, ++open)
      await rig.get('/_sim/clock')
      open--
      return { status: 200 }
    }
    await Promise.all(['1', '2', '3', '4'].map(text => say(text)))
    expect(most).toBe(1)
    const ids = rig.hits.map(({ update }) => update.update_id)
    expect(ids).toEqual(ids.toSorted((a, b) => a - b))
    expect(ids).toHaveLength(4)
  })

  it('opens at most the agreed connections', async () => {
    await api.setWebhook(rig.webhookUrl, { max_connections: 3 })
    let open = 0
    let most = 0
    const release: (() => void)[] = []
    rig.reply = async () => {
      most = Math.max(most, ++open)
      await new Promise<void>(resolve => release.push(resolve))
      open--
      return { status: 200 }
    }
    const said = Array.from({ length: 8 }, (_, n) => say(`х${n}`, { id: 600 + n, first_name: 'Х' }))
    await vi.waitFor(() => expect(release).toHaveLength(3))
    while (rig.hits.length < 8 || release.length > 0) {
      release.splice(0).forEach(resolve => resolve())
      await new Promise(resolve => setImmediate(resolve))
    }
    await Promise.all(said)
    expect(most).toBe(3)
  })

  it('posts the same update side by side when it is given side by side', async () => {
    const update = rawMessage(77, 'пять раз')
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        rig.post<{ status: number }>('/_sim/telegram/updates', { channel, update }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect(rig.hits.map(({ update: { update_id } }) => update_id)).toEqual([77, 77, 77, 77, 77])
  })

  it('sends only the kinds that the bot asked for', async () => {
    const { message_id } = await say('привет')
    await rig.post('/_sim/telegram/react', { channel, from: anna, message_id, emoji: '👍' })
    expect(rig.hits).toHaveLength(1)
    await api.setWebhook(rig.webhookUrl, { allowed_updates: ['message', 'message_reaction'] })
    await rig.post('/_sim/telegram/react', { channel, from: anna, message_id, emoji: '🔥' })
    await rig.post('/_sim/telegram/block', { channel, from: anna })
    expect(rig.hits).toHaveLength(2)
    expect(rig.hits[1]?.update).toMatchObject({
      message_reaction: { new_reaction: [{ emoji: '🔥' }], old_reaction: [{ emoji: '👍' }] },
    })
  })

  it('executes a method in the answer, and notes it as a warning', async () => {
    rig.reply = () => ({
      status: 200,
      body: JSON.stringify({ method: 'sendMessage', chat_id: 501, text: 'из ответа' }),
    })
    await say('привет')
    const ledger = await rig.get<{ warnings: unknown[]; delivered: unknown[] }>('/_sim/ledger')
    expect(ledger.warnings).toMatchObject([{ channel, what: "the webhook's answer calls sendMessage" }])
    expect(ledger.delivered).toHaveLength(1)
  })
})
