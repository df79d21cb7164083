import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let bot: Bot
beforeAll(async () => {
  bridge = await startBridge()
})
afterAll(() => bridge.close())
beforeEach(async () => {
  bot = await connectBot(bridge)
})

const fault = (rule: object) =>
  bridge.sim('faults', [{ messenger: 'telegram', direction: 'out', channel: bot.channel, ...rule }])
const state = (person: number, id: string) => async () => (await bot.message(person, id))?.delivery.state
const texts = async () => (await bot.sends()).filter(call => call.ok).map(call => call.params.text)

it('sends an answer once; it is sent when the messenger’s id is stored, and shows on the row', async () => {
  await bot.say(7, 'hello')
  const id = await bot.queue(7, 'hi there')
  await expect.poll(state(7, id), until).toBe('sent')
  expect((await bot.message(7, id))?.externalId).toMatch(/^\d+$/)
  expect(await texts()).toEqual(['hi there'])
  await expect.poll(async () => (await bot.person(7))?.lastMessage.text, until).toBe('hi there')
})

it('costs at most five writes, the queueing among them', async () => {
  await bot.say(7, 'hello')
  await bridge.resetMeters()
  const id = await bot.queue(7, 'hi there')
  await expect.poll(state(7, id), until).toBe('sent')
  await expect.poll(async () => (await bot.person(7))?.lastMessage.messageId, until).toBe(id)
  expect((await bridge.meters()).writes).toBeLessThanOrEqual(5)
})

it('keeps the order of twenty answers queued at once', async () => {
  await bot.say(7, 'hello')
  const expected = Array.from({ length: 20 }, (_, n) => `answer ${n}`)
  const ids: string[] = []
  for (const text of expected) ids.push(await bot.queue(7, text))
  await expect.poll(state(7, ids.at(-1)!), until).toBe('sent')
  expect(await texts()).toEqual(expected)
})

it('sends nothing of a chat while an earlier message of it is on its way', async () => {
  await bot.say(7, 'hello')
  await fault({ method: 'sendMessage', nth: 1, do: 'slow', ms: 1000 })
  const slow = await bot.queue(7, 'slow')
  const next = await bot.queue(7, 'next')
  await expect.poll(state(7, slow), until).toBe('sending')
  expect(await state(7, next)()).toBe('queued')
  await expect.poll(state(7, next), until).toBe('sent')
  const sentAt = async (id: string) => (await bot.message(7, id))?.delivery.sentAt.toMillis()
  expect(await sentAt(next)).toBeGreaterThanOrEqual(await sentAt(slow))
  expect(await texts()).toEqual(['slow', 'next'])
})

it('stops at once when a channel with many waiting chats is told to wait, and sends each once afterwards', async () => {
  const people = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  for (const id of people) await bot.say(id, 'hello')
  await bridge.db.doc(`channels/${bot.channel}`).update({ state: 'paused' })
  const ids = await Promise.all(people.map(id => bot.queue(id, `to ${id}`)))
  await fault({ method: 'sendMessage', nth: 1, do: 'status', code: 429, retry_after: 2 })
  await bridge.db.doc(`channels/${bot.channel}`).update({ state: 'active' })
  for (const [n, id] of ids.entries()) await expect.poll(state(people[n]!, id), until).toBe('sent')
  const calls = await bot.sends()
  const refused = calls.filter(call => !call.ok)
  expect(calls.filter(call => call.ok)).toHaveLength(people.length)
  // Those that were on the wire when the answer came cannot be called back; nothing goes out after them.
  expect(refused.length).toBeLessThanOrEqual(8)
})

it('calls nobody before retry_after has ended, and then sends all in order without counting a try', async () => {
  await bot.say(7, 'hello')
  await bot.say(8, 'hello')
  await fault({ method: 'sendMessage', nth: 1, do: 'status', code: 429, retry_after: 2 })
  const first = await bot.queue(7, 'one')
  await expect.poll(async () => (await bot.message(7, first))?.delivery.reason, until).toBe('rate_limited')
  const second = await bot.queue(7, 'two')
  const other = await bot.queue(8, 'other')
  for (const [person, id] of [
    [7, second],
    [8, other],
  ] as const) {
    await expect.poll(state(person, id), until).toBe('sent')
  }
  const [refused, ...later] = await bot.sends()
  expect(later.every(call => call.ok && call.at >= refused!.at + 2000)).toBe(true)
  expect(later.filter(call => call.params.chat_id === 7).map(call => call.params.text)).toEqual([
    'one',
    'two',
  ])
  expect((await bot.message(7, first))?.delivery).toMatchObject({ state: 'sent', attempt: 1 })
})

it('shows a lost answer as unconfirmed, sends it no second time, and goes on with the next', async () => {
  await bot.say(7, 'hello')
  await fault({ method: 'sendMessage', nth: 1, do: 'timeout-after-accept', ms: 100 })
  const lost = await bot.queue(7, 'lost')
  const next = await bot.queue(7, 'next')
  await expect.poll(state(7, lost), until).toBe('unconfirmed')
  await expect.poll(state(7, next), until).toBe('sent')
  await bridge.sweep()
  expect((await bot.sends()).map(call => call.params.text)).toEqual(['lost', 'next'])
})

it('gives up as unconfirmed what a killed run held, and sends the rest', async () => {
  await bot.say(7, 'hello')
  await fault({ method: 'sendMessage', nth: 1, do: 'slow', ms: 5000 })
  const marker = `m-held-${bot.channel}`
  const held = await bot.queue(7, marker)
  // The messenger has it, and its answer is still on the way.
  const delivered = async () =>
    (await bridge.sim<{ delivered: { marker: string; count: number }[] }>('ledger')).delivered.find(
      entry => entry.marker === marker,
    )?.count
  await expect.poll(delivered, until).toBe(1)
  expect(await state(7, held)()).toBe('sending')
  await bridge.kill()
  const waiting = await bot.queue(7, 'waiting')
  await bridge.revive()
  await expect
    .poll(async () => {
      await bridge.sweep()
      return state(7, held)()
    }, until)
    .toBe('unconfirmed')
  await expect.poll(state(7, waiting), until).toBe('sent')
  expect(await delivered()).toBe(1)
  expect((await bot.sends()).filter(call => call.params.text === 'waiting')).toHaveLength(1)
})

it('keeps the queue of a channel whose token died, and sends it in order with the new token', async () => {
  await bot.say(7, 'hello')
  await bridge.sim('telegram/bots', { channel: bot.channel, token: bot.token.replace('demo', 'renewed') })
  const ids: string[] = []
  for (let n = 0; n < 10; n++) ids.push(await bot.queue(7, `answer ${n}`))
  const channelState = async () => (await bridge.db.doc(`channels/${bot.channel}`).get()).get('state')
  await expect.poll(channelState, until).toBe('auth_failed')
  expect((await bot.message(7, ids[0]!))?.delivery).toMatchObject({
    state: 'queued',
    reason: 'token_invalid',
  })

  const token = bot.token.replace('demo', 'renewed')
  await bridge.db.doc(`channelSecrets/${bot.channel}`).update({ token })
  await expect.poll(state(7, ids.at(-1)!), until).toBe('sent')
  expect(await texts()).toEqual(ids.map((_, n) => `answer ${n}`))
  expect(await channelState()).toBe('active')
})

it('fails for good when the person blocked the bot, says so on the chat, and forgets it when they write', async () => {
  await bot.say(7, 'hello')
  await fault({ method: 'sendMessage', nth: 1, do: 'blocked' })
  const id = await bot.queue(7, 'are you there')
  await expect.poll(state(7, id), until).toBe('failed')
  expect((await bot.message(7, id))?.delivery.reason).toBe('person_blocked')
  expect((await bot.chat(7))?.state).toBe('blocked')
  expect((await bot.person(7))?.chats[bot.chatId(7)].state).toBe('blocked')
  await bridge.sim('clock', { advanceMs: 2000 })
  await bot.say(7, 'back again')
  await expect.poll(async () => (await bot.chat(7))?.state, until).toBe('subscribed')
})

it('sends nothing while an admin has paused the channel, and all of it afterwards', async () => {
  await bot.say(7, 'hello')
  await bridge.db.doc(`channels/${bot.channel}`).update({ state: 'paused' })
  const id = await bot.queue(7, 'later')
  await bridge.sweep()
  expect(await state(7, id)()).toBe('queued')
  await bridge.db.doc(`channels/${bot.channel}`).update({ state: 'active' })
  await expect.poll(state(7, id), until).toBe('sent')
})

it('answers a word that is no state beside it', async () => {
  const channel = bridge.db.doc(`channels/${bot.channel}`)
  await channel.update({ state: 'on' })
  await expect.poll(async () => (await channel.get()).get('error'), until).toContain('one of active')
  await channel.update({ state: 'active' })
  await expect.poll(async () => (await channel.get()).get('error'), until).toBeUndefined()
})

it('refuses a text that is too long without calling the messenger', async () => {
  await bot.say(7, 'hello')
  const id = await bot.queue(7, 'x'.repeat(4097))
  await expect.poll(state(7, id), until).toBe('failed')
  expect((await bot.message(7, id))?.delivery.reason).toBe('too_long')
  expect(await bot.sends()).toEqual([])
})

it('answers a wrong token beside it and changes nothing else', async () => {
  const secret = bridge.db.doc('channelSecrets/wrong')
  await secret.set({ messenger: 'telegram', token: 'nonsense' })
  await expect.poll(async () => (await secret.get()).get('error'), until).toContain('refuses the token')
  expect((await bridge.db.doc('channels/wrong').get()).exists).toBe(false)
  expect((await secret.get()).get('token')).toBe('nonsense')
})
