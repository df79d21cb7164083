import { FieldValue } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { connectCommunity } from './connectCommunity.ts'
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
  await bot.say(7, 'hello')
  await bot.described(7)
})

const buttons = [
  {
    row: [
      { text: 'Да', press: 'yes' },
      { text: 'Нет', press: 'no' },
    ],
  },
]
const asked = {
  content: { kind: 'text', text: 'Shall we?', buttons },
  author: { type: 'bot', id: 'tunnel', name: 'Знакомство' },
}

/** A message with buttons that has arrived; its number in the messenger. */
async function ask(person = 7): Promise<{ id: string; number: number }> {
  const id = await bot.queue(person, '', undefined, asked)
  await expect.poll(async () => (await bot.message(person, id))?.delivery.state, until).toBe('sent')
  return { id, number: Number((await bot.message(person, id))?.externalId) }
}
const pressesOf = async (person: number) =>
  (await bot.timeline(person)).filter(({ content }) => content.kind === 'press').map(({ content }) => content)
const answers = async () => {
  const calls = await bridge.sim<{ channel: string; method: string; ok: boolean }[]>('telegram/calls?after=0')
  return calls.filter(({ channel, method }) => channel === bot.channel && method === 'answerCallbackQuery')
}
let updates = 50_000
const query = (message_id: number, person = 7, data = 'yes') => ({
  update_id: ++updates,
  callback_query: {
    id: `q${updates}`,
    from: { id: person, is_bot: false, first_name: `Person ${person}` },
    chat_instance: '1',
    message: { message_id, date: 1, chat: { id: person, type: 'private' } },
    data,
  },
})

describe('a press in Telegram', () => {
  it('stands in the chat, is not unread, and Telegram is answered once', async () => {
    const { id, number } = await ask()
    const unread = (await bot.person(7))?.unread
    await bot.act('press', 7, { message_id: number, data: 'yes' })
    await expect
      .poll(() => pressesOf(7), until)
      .toEqual([
        expect.objectContaining({
          text: 'Да',
          press: 'yes',
          messageId: id,
          messageExternalId: String(number),
        }),
      ])
    await expect.poll(answers, until).toEqual([expect.objectContaining({ ok: true })])
    expect(await bot.person(7)).toMatchObject({ unread, lastMessage: { kind: 'press', text: 'Да' } })
  })

  it('costs two writes and four reads on its way in', async () => {
    const { number } = await ask()
    await expect.poll(async () => (await bot.person(7))?.lastMessage.direction, until).toBe('out')
    await bridge.resetMeters()
    expect((await bot.post(JSON.stringify(query(number)))).status).toBe(200)
    // The answer reads the token of the channel.
    await expect.poll(async () => (await answers()).length, until).toBe(1)
    expect(await bridge.meters()).toMatchObject({ writes: 2, reads: 5 })
  })

  it('told twice, at once or later, is one; pressed twice, it is two', async () => {
    const { number } = await ask()
    const [first, second] = [query(number), query(number)].map(one => JSON.stringify(one))
    const statuses = await Promise.all(
      [first, first, first, second].map(async body => (await bot.post(body ?? '')).status),
    )
    expect(statuses).toEqual([200, 200, 200, 200])
    expect((await bot.post(first ?? '')).status).toBe(200)
    expect(await pressesOf(7)).toHaveLength(2)
    // The simulator knows none of these queries: an answer that comes too late harms nobody.
    await expect.poll(async () => (await answers()).map(({ ok }) => ok), until).toEqual([false, false])
    expect(await pressesOf(7)).toHaveLength(2)
  })

  it('before we know the number of its message is asked for again', async () => {
    const id = await bot.queue(7, '', undefined, {
      ...asked,
      delivery: { state: 'sending', attempt: 1, leaseUntil: new Date(Date.now() + 60_000) },
    })
    const press = JSON.stringify(query(991))
    const early = await bot.post(press)
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await pressesOf(7)).toEqual([])
    await bridge.db.doc(`chats/${bot.chatId(7)}/messages/${id}`).update({
      externalId: '991',
      'delivery.state': 'sent',
      'delivery.leaseUntil': FieldValue.delete(),
    })
    expect((await bot.post(press)).status).toBe(200)
    expect(await pressesOf(7)).toEqual([expect.objectContaining({ text: 'Да', messageId: id })])
  })

  it('on a message that is gone, or of another chat, or of a button that it has not, claims nothing', async () => {
    await bot.say(8, 'hello')
    const { number } = await ask(8)
    for (const update of [query(424_242), query(number)]) {
      expect((await bot.post(JSON.stringify(update))).status).toBe(200)
    }
    const found = await pressesOf(7)
    expect(found).toHaveLength(2)
    for (const content of found) {
      expect(content).toMatchObject({ text: '', press: 'yes' })
      expect(content).not.toHaveProperty('messageId')
    }
    const own = await ask()
    expect((await bot.post(JSON.stringify(query(own.number, 7, 'forged')))).status).toBe(200)
    expect((await pressesOf(7)).at(-1)).toMatchObject({ text: '', press: 'forged', messageId: own.id })
  })
})

describe('a press in VK', () => {
  it('stands in the chat, and VK is answered once', async () => {
    const community = await connectCommunity(bridge)
    await community.say(9, 'hello')
    const id = await community.queue(9, '', asked)
    await expect.poll(async () => (await community.message(9, id))?.delivery.state, until).toBe('sent')
    const cmid = Number((await community.message(9, id))?.externalId)
    await community.act('press', 9, { conversation_message_id: cmid, payload: { press: 'no' } })
    const presses = async () =>
      (await community.timeline(9)).filter(({ content }) => content.kind === 'press').map(one => one.content)
    await expect
      .poll(presses, until)
      .toEqual([expect.objectContaining({ text: 'Нет', press: 'no', messageId: id })])
    await expect
      .poll(() => community.calls('messages.sendMessageEventAnswer'), until)
      .toEqual([expect.objectContaining({ ok: true })])
    const row = await community.person(9)
    expect(row).toMatchObject({ unread: 1, lastMessage: { kind: 'press', text: 'Нет' } })
    const object = {
      user_id: 9,
      peer_id: 9,
      event_id: 'e1',
      payload: { menu: 1 },
      conversation_message_id: cmid,
    }
    const foreign = await community.post({ type: 'message_event', event_id: 'a'.repeat(40), object })
    expect([foreign.status, await foreign.text()]).toEqual([200, 'ok'])
    expect(await presses()).toHaveLength(1)
  })
})
