import { FieldValue, Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ratingWords } from '@chats/domain/ratingWords'
import { cardPath, companyPath, dialogHistoryPath, dialogPath, personPath } from '@chats/domain/paths'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { connectCommunity } from './connectCommunity.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let bot: Bot
let id = ''
let count = 0
beforeAll(async () => {
  bridge = await startBridge()
  await bridge.db.doc(companyPath).set({
    schema: 1,
    name: 'Школа',
    timeZone: 'UTC',
    readAllBefore: new Timestamp(0, 0),
    markReadOnReply: false,
  })
})
afterAll(() => bridge.close())
beforeEach(async () => {
  bot = await connectBot(bridge)
  await bot.say(7, 'hello')
  await bot.described(7)
  id = `d${++count}`
})

const words = ratingWords.ru
const anna = { id: 'anna', name: 'Анна' }
const open = (chatId: string) => {
  const at = Timestamp.now()
  return bridge.db.doc(dialogPath(id)).set({
    schema: 1,
    chatId,
    state: 'open',
    typeId: null,
    reasonIds: [],
    componentIds: [],
    managerIds: ['anna'],
    openedAt: at,
    openedBy: anna,
    resolvedAt: null,
    updatedAt: at,
    updatedBy: anna,
  })
}
const move = (state: string) =>
  bridge.db.doc(dialogPath(id)).update({ state, resolvedAt: state === 'resolved' ? Timestamp.now() : null })
const dialog = async () => (await bridge.db.doc(dialogPath(id)).get()).data()
const asked = async () => (await dialog())?.['ratingForm']?.state
const rating = async () => (await dialog())?.['personRating']
const texts = async () => (await bot.sends()).filter(({ ok }) => ok).map(({ params }) => params.text)
const toasts = async () => {
  const calls =
    await bridge.sim<{ channel: string; method: string; params: { text?: string } }[]>(
      'telegram/calls?after=0',
    )
  return calls
    .filter(call => call.channel === bot.channel && call.method === 'answerCallbackQuery')
    .map(call => call.params.text)
}
/** The number of our latest message of this beginning, once it is with the person. */
async function numberOf(text: string): Promise<number> {
  const sent = async () =>
    (await bot.timeline(7)).findLast(
      one => one.direction === 'out' && one.content.text === text && one.externalId,
    )
  await expect.poll(sent, until).toBeDefined()
  return Number((await sent())?.externalId)
}
const press = (message_id: number, what: string | number) =>
  bot.act('press', 7, { message_id, data: `rate:${id}:${what}` })

async function finished(): Promise<number> {
  await open(bot.chatId(7))
  await move('resolved')
  await expect.poll(asked, until).toBe('asked')
  return numberOf(words.text.replace('{{name}}', 'Person'))
}

describe('S-89: a dialog that is finished', () => {
  it('asks in the words of who finished it, as they stand, and in the company’s the next time', async () => {
    await open(bot.chatId(7))
    await bridge.db
      .doc(dialogPath(id))
      .update({ state: 'resolved', resolvedAt: Timestamp.now(), ratingText: 'Ну как вам, {{name}}?' })
    await expect.poll(texts, until).toEqual(['Ну как вам, {{name}}?'])
    await move('open')
    await bridge.db.doc(dialogPath(id)).update({ ratingText: FieldValue.delete() })
    await move('resolved')
    await expect
      .poll(async () => (await texts()).at(-1), until)
      .toBe(words.text.replace('{{name}}', 'Person'))
  })

  it('asks the person once, takes the score, then a comment, and thanks for each', async () => {
    const form = await finished()
    await press(form, 4)
    await expect.poll(rating, until).toMatchObject({ score: 4 })
    await expect.poll(toasts, until).toEqual(['Ваша оценка: 4'])
    const thanks = await numberOf(words.thanks)
    await press(form, 2)
    await expect.poll(rating, until).toMatchObject({ score: 2 })
    await press(thanks, 'comment')
    await numberOf(words.ask)
    await bot.say(7, 'Долго ждал ответа')
    await expect.poll(rating, until).toMatchObject({ score: 2, comment: 'Долго ждал ответа' })
    await numberOf(words.commented)
    await bot.say(7, 'И ещё вопрос')
    await expect.poll(async () => (await bot.person(7))?.unread, until).toBe(3)
    expect((await rating()).comment).toBe('Долго ждал ответа')
    expect(await texts()).toEqual([
      words.text.replace('{{name}}', 'Person'),
      words.thanks,
      words.ask,
      words.commented,
    ])
    const history = await bridge.db.collection(dialogHistoryPath(id)).orderBy('at').get()
    expect(history.docs.map(doc => doc.get('now.personRating.score')).filter(Boolean)).toEqual([4, 2, 2])
    expect(history.docs.at(-1)?.get('by.name')).toBe('Person 7')
  })

  it('that is opened again takes no more presses; finished again it asks anew', async () => {
    const form = await finished()
    await press(form, 5)
    await expect.poll(rating, until).toMatchObject({ score: 5 })
    await move('open')
    await press(form, 1)
    await expect.poll(async () => (await toasts()).at(-1), until).toBe(words.toast.late)
    expect(await rating()).toMatchObject({ score: 5 })
    await move('resolved')
    await expect.poll(async () => (await texts()).length, until).toBe(3)
    const second = await numberOf(words.text.replace('{{name}}', 'Person'))
    expect(second).toBeGreaterThan(form)
    await press(form, 1)
    await expect.poll(async () => (await toasts()).length, until).toBe(3)
    expect(await rating()).toMatchObject({ score: 5 })
    await press(second, 3)
    await expect.poll(rating, until).toMatchObject({ score: 3 })
  })

  it('takes back that a comment comes', async () => {
    const form = await finished()
    await press(form, 4)
    await press(await numberOf(words.thanks), 'comment')
    await press(await numberOf(words.ask), 'cancel')
    await expect.poll(async () => (await toasts()).at(-1), until).toBe(words.toast.cancelled)
    await bot.say(7, 'просто вопрос')
    await expect.poll(async () => (await bot.person(7))?.unread, until).toBe(2)
    expect((await bot.timeline(7)).some(message => 'commentOf' in message)).toBe(false)
    expect(await rating()).not.toHaveProperty('comment')
  })

  it('takes no press on another chat’s form', async () => {
    const form = await finished()
    await bot.say(8, 'hello')
    const theirs = await bot.queue(8, '', undefined, {
      content: { kind: 'text', text: 'x', buttons: [{ row: [{ text: '1', press: `rate:${id}:1` }] }] },
    })
    await expect.poll(async () => (await bot.message(8, theirs))?.externalId, until).toBeDefined()
    const number = Number((await bot.message(8, theirs))?.externalId)
    await bot.act('press', 8, { message_id: number, data: `rate:${id}:1` })
    await expect.poll(async () => (await toasts()).length, until).toBe(1)
    expect(await rating()).toBeUndefined()
    await press(form, 5)
    await expect.poll(rating, until).toMatchObject({ score: 5 })
  })

  it.each<[string, () => Promise<unknown>]>([
    ['blocked', () => bot.act('block', 7)],
    [
      'botOff',
      async () =>
        bridge.db
          .doc(personPath(`p-${bot.chatId(7)}`))
          .update({ [`chats.${bot.chatId(7)}.botOff`]: { at: Timestamp.now(), by: anna, endsAt: null } }),
    ],
    ['blacklisted', () => bridge.db.doc(cardPath(`p-${bot.chatId(7)}`)).update({ blacklisted: true })],
    ['channel', () => bridge.db.doc(`channels/${bot.channel}`).update({ state: 'removed' })],
    [
      'off',
      () =>
        bridge.db
          .doc(companyPath)
          .update({ ratingForm: { on: false, language: 'ru', text: 'x', thanks: 'y' } }),
    ],
  ])('sends nothing and says why: %s', async (reason, act) => {
    await act()
    if (reason === 'blocked') await expect.poll(async () => (await bot.chat(7))?.state, until).toBe('blocked')
    await open(bot.chatId(7))
    await move('resolved')
    await expect
      .poll(async () => (await dialog())?.['ratingForm'], until)
      .toMatchObject({ state: 'skipped', reason })
    expect((await bot.timeline(7)).filter(({ direction }) => direction === 'out')).toEqual([])
    await bridge.db
      .doc(companyPath)
      .update({ ratingForm: { on: true, language: 'uk', text: 'Оцініть, {{name}}', thanks: 'Дякуємо!' } })
  })

  it('speaks the company’s own words, in VK as well', async () => {
    const community = await connectCommunity(bridge)
    await community.say(9, 'hello')
    await open(community.chatId(9))
    await move('resolved')
    await expect.poll(asked, until).toBe('asked')
    const form = async () => (await community.timeline(9)).find(({ direction }) => direction === 'out')
    await expect.poll(async () => (await form())?.externalId, until).toBeDefined()
    expect((await form())?.content.text).toMatch(/^Оцініть/u)
    await community.act('press', 9, {
      conversation_message_id: Number((await form())?.externalId),
      payload: { press: `rate:${id}:5` },
    })
    await expect.poll(rating, until).toMatchObject({ score: 5 })
    // The rating is written down before the client is told.
    const told = async (): Promise<unknown> => {
      const [answer] = await community.calls('messages.sendMessageEventAnswer')
      return answer && JSON.parse(answer.params['event_data'] ?? '')
    }
    await expect.poll(told, until).toEqual({ type: 'show_snackbar', text: 'Ваша оцінка: 5' })
  })
})
