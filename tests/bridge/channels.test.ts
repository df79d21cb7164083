import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ChannelAction, ChannelAnswer } from '@chats/domain/ChannelAction'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
beforeAll(async () => {
  bridge = await startBridge()
  const admin = { schema: 1, name: 'Ada', role: 'admin', active: true, access: 'all' }
  await bridge.db.doc('managers/ada').set(admin)
  await bridge.db.doc('managers/gone').set({ ...admin, active: false })
  await bridge.db.doc('managers/was').set({ ...admin, role: 'manager' })
  await bridge.db.doc('managers/anna').set({ ...admin, role: 'manager' })
})
afterAll(() => bridge.close())

const ada = { uid: 'ada', access: 'all', role: 'admin' } as const
const ask = async (action: ChannelAction): Promise<ChannelAnswer> => {
  const { result, error } = await bridge.callAs(ada, 'manageChannel', action)
  if (error) throw new Error(error)
  return result as ChannelAnswer
}
const channel = async (id: string) => (await bridge.db.doc(`channels/${id}`).get()).data()
const secret = async (id: string) => (await bridge.db.doc(`channelSecrets/${id}`).get()).data()
const audited = async (channelId: string) =>
  (await bridge.db.collection('audit').where('channelId', '==', channelId).orderBy('at').get()).docs.map(
    doc => doc.data(),
  )

let numbers = 5000
/** A bot that nobody has connected yet. */
async function newBot() {
  const number = ++numbers
  const token = `${number}:fresh-token`
  await bridge.sim('telegram/bots', { channel: `fresh-${number}`, token, title: `Fresh ${number}` })
  const from = { id: 7, first_name: 'Eve' }
  return {
    token,
    id: `telegram-${number}`,
    externalId: String(number),
    title: `Fresh ${number}`,
    say: (text: string) => bridge.sim('telegram/say', { channel: `fresh-${number}`, from, text }),
    texts: async () =>
      (await bridge.db.collection(`chats/telegram-${number}_7/messages`).orderBy('at').get()).docs.map(
        doc => doc.get('content.text') as string,
      ),
  }
}

describe('connecting', () => {
  it('tells whose token it is and stores nothing', async () => {
    const { token, id, externalId, title } = await newBot()
    expect(await ask({ action: 'probe', messenger: 'telegram', token })).toMatchObject({
      ok: true,
      bot: { title, externalId },
    })
    expect([await channel(id), await secret(id)]).toEqual([undefined, undefined])
  })

  it('connects, once, and what is written to the bot arrives', async () => {
    const bot = await newBot()
    const connect = { action: 'connect', messenger: 'telegram', token: bot.token } as const
    expect(await ask(connect)).toEqual({ ok: true, channelId: bot.id })
    expect(await channel(bot.id)).toMatchObject({
      state: 'active',
      title: bot.title,
      health: { state: 'ok' },
    })
    await bot.say('hello')
    await expect.poll(bot.texts, until).toEqual(['hello'])
    expect(await ask(connect)).toEqual({ ok: false, why: 'already_connected', said: bot.title })
    expect(await audited(bot.id)).toMatchObject([
      { what: 'channel_connect', by: { id: 'ada', name: 'Ada' }, about: bot.title },
    ])
    expect(JSON.stringify(await audited(bot.id))).not.toContain('fresh-token')
  })

  it('the trigger of the console does not connect it a second time', async () => {
    const bot = await newBot()
    await ask({ action: 'connect', messenger: 'telegram', token: bot.token })
    await bot.say('hello')
    await expect.poll(bot.texts, until).toEqual(['hello'])
    const calls = await bridge.sim<{ channel: string; method: string }[]>('telegram/calls?after=0')
    const set = calls.filter(
      call => call.channel === `fresh-${bot.externalId}` && call.method === 'setWebhook',
    )
    expect(set).toHaveLength(1)
  })

  it.each(['probe', 'connect'] as const)(
    '%s of a wrong token is refused in the messenger’s words',
    async action => {
      const { id } = await newBot()
      const answer = await ask({ action, messenger: 'telegram', token: `${numbers}:not-the-token` })
      expect(answer).toMatchObject({ ok: false, why: 'token_refused', said: 'Unauthorized' })
      expect(await secret(id)).toBeUndefined()
    },
  )

  it('says when the messenger cannot be reached', async () => {
    const { token } = await newBot()
    const rule = { messenger: 'telegram', direction: 'out', channel: `fresh-${numbers}` }
    await bridge.sim('faults', [{ ...rule, method: 'setWebhook', do: 'reset', times: 1 }])
    const connect = { action: 'connect', messenger: 'telegram', token } as const
    expect(await ask(connect)).toMatchObject({ ok: false, why: 'unreachable' })
    expect(await ask(connect)).toMatchObject({ ok: true })
  })
})

describe('a connected channel', () => {
  let bot: Bot
  beforeEach(async () => {
    bot = await connectBot(bridge)
  })
  const act = (action: 'pause' | 'resume' | 'rotate_secret' | 'check' | 'repair' | 'remove') =>
    ask({ action, channelId: bot.channel })
  const texts = async () => (await bot.sends()).filter(({ ok }) => ok).map(call => call.params.text)

  it('a pause keeps the queue, and resuming sends it in order', async () => {
    await bot.say(7, 'hello')
    expect(await act('pause')).toMatchObject({ ok: true })
    expect(await act('pause')).toEqual({ ok: false, why: 'not_possible' })
    const written = ['one', 'two', 'three', 'four']
    for (const text of written) await bot.queue(7, text)
    await bot.say(7, 'still arrives')
    expect(await texts()).toEqual([])
    expect(await act('resume')).toMatchObject({ ok: true })
    await expect.poll(texts, until).toEqual(written)
    expect((await bot.timeline(7)).map(({ content }) => content.text)).toContain('still arrives')
  })

  it('takes no token of another bot', async () => {
    const other = await newBot()
    const before = await secret(bot.channel)
    const answer = await ask({ action: 'replace_token', channelId: bot.channel, token: other.token })
    expect(answer).toMatchObject({ ok: false, why: 'other_bot' })
    expect(await secret(bot.channel)).toEqual(before)
  })

  it('with a dead token it stops, nothing fails, and after the new one all leave in order', async () => {
    await bot.say(7, 'hello')
    const token = bot.token.replace('demo', 'revoked-and-new')
    await bridge.sim('telegram/bots', { channel: bot.channel, token })
    expect(await act('check')).toMatchObject({ ok: true })
    expect(await channel(bot.channel)).toMatchObject({ state: 'auth_failed', health: { state: 'token' } })
    const written = Array.from({ length: 20 }, (_, n) => `waits ${n}`)
    for (const text of written) await bot.queue(7, text)
    expect(await ask({ action: 'replace_token', channelId: bot.channel, token })).toMatchObject({ ok: true })
    await expect.poll(texts, until).toEqual(written)
    expect(await channel(bot.channel)).toMatchObject({ state: 'active', health: { state: 'ok' } })
  })

  it('its secret is renewed under traffic: nothing is lost, doubled or out of order', async () => {
    const said = Array.from({ length: 60 }, (_, n) => `text ${n}`)
    const before = (await secret(bot.channel))?.['webhookSecret']
    const traffic = Promise.all(
      [7, 8, 9].map(async person => {
        for (const text of said) await bot.say(person, text)
      }),
    )
    for (let rotation = 1; rotation <= 3; rotation++)
      expect(await act('rotate_secret')).toMatchObject({ ok: true })
    await traffic
    for (const person of [7, 8, 9]) {
      await expect.poll(async () => (await bot.timeline(person)).length, until).toBe(said.length)
      const ids = (await bot.timeline(person)).sort((a, b) => a.id.localeCompare(b.id))
      expect(ids.map(({ content }) => content.text)).toEqual(said)
    }
    expect(await secret(bot.channel)).toMatchObject({
      rotation: 3,
      webhookSecret: expect.not.stringMatching(before),
    })
  })

  it('an unset webhook is noticed by the next look, and repaired by one call', async () => {
    await fetch(new URL(`/bot${bot.token}/deleteWebhook`, bridge.simulators), { method: 'POST' })
    await bridge.checkChannels()
    expect(await channel(bot.channel)).toMatchObject({ state: 'active', health: { state: 'webhook_wrong' } })
    await bridge.sim('telegram/say', {
      channel: bot.channel,
      from: { id: 7, first_name: 'Eve' },
      text: 'waits',
    })
    expect(await bot.timeline(7)).toEqual([])
    expect(await act('repair')).toMatchObject({ ok: true })
    expect(await channel(bot.channel)).toMatchObject({ health: { state: 'ok' } })
    await expect
      .poll(async () => (await bot.timeline(7)).map(({ content }) => content.text), until)
      .toEqual(['waits'])
  })

  it('a webhook that somebody else set is told by its host alone', async () => {
    const url = 'https://127.0.0.1/their/123456:secret-path'
    await fetch(new URL(`/bot${bot.token}/setWebhook?url=${url}`, bridge.simulators), { method: 'POST' })
    await bridge.checkChannels()
    expect((await channel(bot.channel))?.['health']).toMatchObject({
      state: 'webhook_wrong',
      text: '127.0.0.1',
    })
  })

  it('a look that finds nothing new writes nothing', async () => {
    await act('check')
    await bridge.resetMeters()
    await bridge.checkChannels()
    const { writes } = await bridge.meters()
    expect(writes).toBe(0)
  })

  it('removed: the messenger delivers no more, the token is gone, the chats stay; connecting goes on with them', async () => {
    await bot.say(7, 'hello')
    expect(await act('remove')).toMatchObject({ ok: true })
    expect(await secret(bot.channel)).toBeUndefined()
    expect(await channel(bot.channel)).toMatchObject({ state: 'removed' })
    const info = await fetch(new URL(`/bot${bot.token}/getWebhookInfo`, bridge.simulators))
    expect(await info.json()).toMatchObject({ result: { url: '' } })
    expect((await bot.timeline(7)).map(({ content }) => content.text)).toEqual(['hello'])
    for (const action of ['repair', 'rotate_secret', 'pause', 'resume', 'remove'] as const)
      expect([action, await act(action)]).toMatchObject([action, { ok: false }])

    const back = await ask({ action: 'connect', messenger: 'telegram', token: bot.token })
    expect(back).toEqual({ ok: true, channelId: bot.channel })
    await bot.say(7, 'again')
    await expect
      .poll(async () => (await bot.timeline(7)).map(({ content }) => content.text), until)
      .toEqual(['hello', 'again'])
  })

  it('removed with a dead token too', async () => {
    await bridge.sim('telegram/bots', { channel: bot.channel, token: bot.token.replace('demo', 'other') })
    expect(await act('remove')).toMatchObject({ ok: true })
    expect(await channel(bot.channel)).toMatchObject({ state: 'removed' })
  })
})

describe('who may', () => {
  it.each([
    ['nobody', null, 'UNAUTHENTICATED'],
    ['a manager', { uid: 'anna', access: 'all' }, 'PERMISSION_DENIED'],
    ['a manager whose token says admin', { uid: 'was', access: 'all', role: 'admin' }, 'PERMISSION_DENIED'],
    ['a disabled admin', { uid: 'gone', access: 'all', role: 'admin' }, 'PERMISSION_DENIED'],
    ['an admin who is none here', { uid: 'stranger', access: 'all', role: 'admin' }, 'PERMISSION_DENIED'],
  ] as const)('%s may not', async (_name, who, error) => {
    const action = { action: 'check', channelId: 'bot-1' }
    expect(await bridge.callAs(who, 'manageChannel', action)).toEqual({ error })
    expect(await bridge.callAs(who, 'requeueQuarantined', { action: 'list' })).toEqual({ error })
  })

  it.each([
    {},
    { action: 'connect' },
    { action: 'connect', messenger: 'icq', token: 'x' },
    { action: 'connect', messenger: 'telegram', token: '' },
    { action: 'pause', channelId: '../secrets' },
    { action: 'erase', channelId: 'a' },
  ])('%j is no action', async action => {
    expect(await bridge.callAs(ada, 'manageChannel', action)).toEqual({ error: 'INVALID_ARGUMENT' })
  })

  it('a channel that is not there is not found', async () => {
    expect(await ask({ action: 'pause', channelId: 'nowhere' })).toEqual({ ok: false, why: 'not_found' })
  })
})
