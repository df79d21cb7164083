import { randomUUID } from 'node:crypto'
import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { scheduledPath, uploadPath } from '../../domain/src/paths.ts'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'
import { uploadTo } from './uploadTo.ts'

let bridge: Bridge
let bot: Bot
beforeAll(async () => {
  bridge = await startBridge()
})
afterAll(() => bridge.close())
beforeEach(async () => {
  bot = await connectBot(bridge)
  await bot.say(7, 'hello')
})

const state = (id: string) => async () => (await bot.message(7, id))?.delivery.state
const texts = async () => (await bot.sends()).filter(call => call.ok).map(call => call.params.text)
const waiting = async (id: string) => (await bridge.db.doc(scheduledPath(bot.chatId(7), id)).get()).data()

/** Has a message sent later as a page does, `inMs` from now. */
async function schedule(
  text: string,
  inMs: number,
  more: object = {},
  id: string = randomUUID(),
): Promise<string> {
  await bridge.db.doc(scheduledPath(bot.chatId(7), id)).set({
    schema: 1,
    chatId: bot.chatId(7),
    personId: `p-${bot.chatId(7)}`,
    content: { kind: 'text', text, formatting: [{ type: 'bold', offset: 0, length: 3 }] },
    author: { type: 'manager', id: 'anna', name: 'Anna' },
    sendAt: Timestamp.fromMillis(Date.now() + inMs),
    unlessAnswered: true,
    since: Timestamp.now(),
    ...more,
  })
  return id
}

it('goes when its time has come, once, in its writer’s name, and is scheduled no longer', async () => {
  const id = await schedule('good morning', -1)
  await Promise.all([bridge.sweep(), bridge.sweep(), bridge.sweep()])
  await expect.poll(state(id), until).toBe('sent')
  expect(await texts()).toEqual(['good morning'])
  expect(await waiting(id)).toBeUndefined()
  const message = await bot.message(7, id)
  expect(message?.author).toEqual({ type: 'manager', id: 'anna', name: 'Anna' })
  expect(message?.at.toMillis()).toBeGreaterThan(Date.now() - 60_000)
  await expect.poll(async () => (await bot.person(7))?.lastMessage.text, until).toBe('good morning')
})

it('does not go before, and holds nothing up that is written meanwhile', async () => {
  const later = await schedule('later', 3_600_000)
  const now = await bot.queue(7, 'now')
  await expect.poll(state(now), until).toBe('sent')
  await bridge.sweep()
  expect(await state(later)()).toBeUndefined()
  expect((await waiting(later))?.sendAt.toMillis()).toBeGreaterThan(Date.now())
  expect(await texts()).toEqual(['now'])
})

it('is stopped by the person’s answer, and says so; a time anew sends it', async () => {
  const id = await schedule('are you still there?', -1, {
    since: Timestamp.fromMillis(Date.now() - 3_600_000),
  })
  await bridge.sweep()
  expect(await state(id)()).toBeUndefined()
  expect(await waiting(id)).toMatchObject({ sendAt: null })
  await bridge.sweep()
  expect(await texts()).toEqual([])
  const ref = bridge.db.doc(scheduledPath(bot.chatId(7), id))
  await ref.update({ sendAt: Timestamp.fromMillis(Date.now() - 1), since: Timestamp.now() })
  await bridge.sweep()
  await expect.poll(state(id), until).toBe('sent')
})

it('goes in spite of an answer where that is wanted', async () => {
  const since = Timestamp.fromMillis(Date.now() - 3_600_000)
  const id = await schedule('in any case', -1, { since, unlessAnswered: false })
  await bridge.sweep()
  expect(await waiting(id)).toBeUndefined()
  await expect.poll(state(id), until).toBe('sent')
})

it('is not sent again when a manager sent it by hand and its plan is still there', async () => {
  const id = await schedule('by hand', -1)
  await bot.queue(7, 'by hand', id)
  await bridge.sweep()
  await expect.poll(state(id), until).toBe('sent')
  await bridge.sweep()
  expect(await texts()).toEqual(['by hand'])
  expect(await waiting(id)).toBeUndefined()
})

it('goes as the album that it was, whole and in its order, and files after it', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const ids = [randomUUID(), randomUUID(), randomUUID()].sort()
  const albumId = randomUUID()
  const due = Date.now() - 60_000
  const planned = async (id: string, kind: string, after: number, more: object = {}) => {
    const [path, type] = [uploadPath(bot.chatId(7), id), kind === 'photo' ? 'image/png' : 'application/pdf']
    await uploadTo(bridge, path, png, type)
    const file = { state: 'stored', path, name: `${kind}-${id}`, type, size: png.length }
    const sendAt = Timestamp.fromMillis(due + after)
    const content = { kind, file, ...more }
    await schedule('', 0, { content, sendAt, ...(kind === 'photo' && { albumId }) }, id)
  }
  const [first = '', second = '', third = ''] = ids
  await planned(third, 'file', 1)
  await planned(second, 'photo', 0)
  await planned(first, 'photo', 0, { text: 'our stand' })
  await Promise.all([bridge.sweep(), bridge.sweep(), bridge.sweep()])
  for (const id of ids) await expect.poll(state(id), until).toBe('sent')
  const calls =
    await bridge.sim<{ channel: string; method: string; params: { media?: unknown } }[]>(
      'telegram/calls?after=0',
    )
  const sent = calls.filter(call => call.channel === bot.channel && call.method.startsWith('send'))
  expect(sent.map(({ method }) => method)).toEqual(['sendMediaGroup', 'sendDocument'])
  expect(sent[0]?.params.media).toMatchObject([{ type: 'photo', caption: 'our stand' }, { type: 'photo' }])
  for (const id of ids) expect(await waiting(id)).toBeUndefined()
})

it('stops an album as a whole', async () => {
  const since = Timestamp.fromMillis(Date.now() - 3_600_000)
  const content = {
    kind: 'photo',
    file: { state: 'stored', path: 'x', name: 'x', type: 'image/png', size: 1 },
  }
  const album = { content, albumId: randomUUID(), since }
  const ids = [await schedule('', -1, album), await schedule('', -1, album)]
  await bridge.sweep()
  for (const id of ids) {
    expect(await waiting(id)).toMatchObject({ sendAt: null })
    expect(await state(id)()).toBeUndefined()
  }
})

it('keeps no other from going when one of them cannot', async () => {
  const broken = await schedule('broken', -2, { content: null })
  const good = await schedule('good', -1)
  await bridge.sweep().catch(() => undefined)
  await expect.poll(state(good), until).toBe('sent')
  await bridge.db.doc(scheduledPath(bot.chatId(7), broken)).delete()
})
