import { Timestamp } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import { createOutbox } from '../../functions/src/firestore/createOutbox.ts'
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

it.each([
  { kind: 'indicator', what: 'paid', offer: 'Course', price: 240, currency: 'EUR' },
  { kind: 'automation', what: 'filter', block: 'Paid?', tunnel: 'Trial', outcome: true },
])('S-81: sends no $kind to the person, not even one that was queued as a message', async content => {
  await bot.say(7, 'hello')
  const { kind } = content
  const id = await bot.queue(7, '', undefined, { kind, content })
  const other = await bot.queue(7, '', `event-${kind}`, { kind, content, direction: 'in', delivery: null })
  const last = await bot.queue(7, 'hi there')
  await expect.poll(state(7, last), until).toBe('sent')
  expect((await bot.message(7, id))?.delivery).toMatchObject({ state: 'failed', reason: 'bad_input' })
  expect((await bot.message(7, other))?.externalId).toBeUndefined()
  expect(await texts()).toEqual(['hi there'])
})

it('costs at most five writes, the queueing among them', async () => {
  await bot.say(7, 'hello')
  await bot.described(7)
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

it('sweeps the chats behind those that fail each time, and tells that some failed', async () => {
  const broken = Array.from({ length: 9 }, (_, n) => 20 + n)
  for (const id of [...broken, 7, 8]) await bot.say(id, 'hello')
  const held = (leaseUntil: number) => ({
    delivery: { state: 'sending', attempt: 1, leaseUntil: Timestamp.fromMillis(leaseUntil) },
  })
  // More than are swept at the same time; somebody has emptied them in the console.
  for (const id of broken) {
    const emptied = { ...held(id), albumId: 'a', content: null }
    const messageId = await bot.queue(id, 'emptied', undefined, emptied)
    onTestFinished(
      async () => void (await bridge.db.doc(`chats/${bot.chatId(id)}/messages/${messageId}`).delete()),
    )
  }
  const expired = await bot.queue(7, 'held', undefined, held(1000))
  // Nobody is told of this one but the sweep.
  const forgotten = await bot.queue(8, 'forgotten', undefined, {
    delivery: { state: 'cancelled', attempt: 0 },
  })
  await bridge.db.doc(`chats/${bot.chatId(8)}/messages/${forgotten}`).update({ 'delivery.state': 'queued' })

  await expect(bridge.sweep()).rejects.toThrow('500')
  expect(await state(7, expired)()).toBe('unconfirmed')
  expect(await state(8, forgotten)()).toBe('sent')
})

it('writes an arrival down although others go on changing the message', async () => {
  await bot.say(7, 'hello')
  const leaseUntil = Date.now() + 60_000
  const id = await bot.queue(7, 'arrived', undefined, {
    delivery: { state: 'sending', attempt: 1, leaseUntil: Timestamp.fromMillis(leaseUntil) },
  })
  let rivals = 2
  const contended = new Proxy<Firestore>(bridge.db, {
    get(db, name) {
      if (name !== 'runTransaction') {
        const value: unknown = Reflect.get(db, name)
        return typeof value === 'function' ? value.bind(db) : value
      }
      // The client library gives up after its tries, which take it some seconds: here after the first.
      return (work: Parameters<Firestore['runTransaction']>[0]) =>
        db.runTransaction(
          async transaction => {
            const result = await work(transaction)
            const ref = db.doc(`chats/${bot.chatId(7)}/messages/${id}`)
            if (rivals-- > 0) await ref.update({ rivals })
            return result
          },
          { maxAttempts: 1 },
        )
    },
  })
  const claim = {
    chatId: bot.chatId(7),
    messageId: id,
    channelId: bot.channel,
    messenger: 'telegram',
    to: '7',
    content: { kind: 'text', text: 'arrived' },
    attempt: 1,
    others: [],
    leaseUntil,
  } as const
  const sent = { event: { type: 'sent', at: Date.now() } } as const
  expect(await createOutbox(contended).settle(claim, sent, Date.now(), ['4711'])).toEqual(['settled'])
  expect(rivals).toBeLessThan(0)
  expect(await bot.message(7, id)).toMatchObject({ externalId: '4711', delivery: { state: 'sent' } })
})

it('leaves a message to the run that holds it now: what an earlier one says late is not written down', async () => {
  await bot.say(7, 'hello')
  const now = Date.now()
  const id = await bot.queue(7, 'taken over', undefined, {
    delivery: { state: 'sending', attempt: 2, leaseUntil: Timestamp.fromMillis(now + 60_000) },
  })
  const earlier = {
    chatId: bot.chatId(7),
    messageId: id,
    channelId: bot.channel,
    messenger: 'telegram',
    to: '7',
    content: { kind: 'text', text: 'taken over' },
    attempt: 1,
    others: [],
    leaseUntil: now - 1000,
  } as const
  const sent = { event: { type: 'sent', at: now } } as const
  expect(await createOutbox(bridge.db).settle(earlier, sent, now, ['4711'])).toEqual(['superseded'])
  expect(await state(7, id)()).toBe('sending')
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
