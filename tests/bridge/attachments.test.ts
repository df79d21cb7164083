import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attachmentPath } from '../../domain/src/paths.ts'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let bot: Bot
beforeAll(async () => {
  bridge = await startBridge()
  const manager = { schema: 1, name: 'Anna', role: 'manager', active: true, access: 'all' }
  await bridge.db.doc('managers/anna').set(manager)
  await bridge.db.doc('managers/oleg').set({ ...manager, access: 'assigned' })
})
afterAll(() => bridge.close())
beforeEach(async () => {
  bot = await connectBot(bridge)
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const html = Buffer.from('<!doctype html><script>alert(1)</script>')
const svg = Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
const file = (kind: string, bytes: Buffer, more: object = {}) => ({
  media: { kind, data: bytes.toString('base64'), ...more },
})
const only = async () => {
  const [message, ...more] = await bot.timeline(7)
  expect(more).toEqual([])
  return message
}
const fileOf = async () => (await only())?.content.file
const state = async () => (await fileOf())?.state
const saved = async () => bridge.bucket.objects.get((await fileOf())?.path ?? '')
const fault = (rule: object) =>
  bridge.sim('faults', [
    { messenger: 'telegram', direction: 'out', channel: bot.channel, method: 'file', ...rule },
  ])
const fired = async () => (await bridge.sim<{ fired: Record<string, number> }>('faults')).fired

describe('a file of a person', () => {
  it('stands in the chat at once and is copied whole, under what its bytes are', async () => {
    await fault({ do: 'slow', ms: 400, nth: 1 })
    await bot.act('say', 7, { text: 'look', ...file('photo', png, { name: 'a.jpg', type: 'image/jpeg' }) })
    expect(await only()).toMatchObject({
      content: { kind: 'photo', text: 'look', file: { state: 'pending' } },
    })
    await expect.poll(state, until).toBe('stored')
    const message = await only()
    const path = attachmentPath(bot.chatId(7), message?.id ?? '')
    expect(message?.content.file).toMatchObject({ path, type: 'image/png', size: png.byteLength })
    expect(await saved()).toMatchObject({
      bytes: png,
      contentType: 'image/png',
      contentDisposition: 'inline',
      metadata: { personId: `p-${bot.chatId(7)}`, chatId: bot.chatId(7) },
    })
    expect((await bot.person(7))?.unread).toBe(1)
  })

  it.each([
    ['HTML that calls itself a picture', html, 'cat.jpg', 'image/jpeg'],
    ['SVG', svg, 'logo.svg', 'image/svg+xml'],
  ])('%s is bytes to download', async (_name, bytes, name, type) => {
    await bot.act('say', 7, file('document', bytes, { name, type }))
    await expect.poll(state, until).toBe('stored')
    expect(await fileOf()).toMatchObject({ name, type: 'application/octet-stream' })
    expect(await saved()).toMatchObject({
      bytes,
      contentType: 'application/octet-stream',
      contentDisposition: `attachment; filename*=UTF-8''${name}`,
    })
  })

  it('of 21 MB is never asked for: it is a card with its name and size', async () => {
    await bot.act('say', 7, { media: { kind: 'document', name: 'film.mkv', size: 21 * 1024 * 1024 } })
    expect(await fileOf()).toMatchObject({ state: 'too_big', name: 'film.mkv', size: 21 * 1024 * 1024 })
    const calls = await bridge.sim<{ channel: string; method: string }[]>('telegram/calls?after=0')
    expect(calls.filter(({ channel, method }) => channel === bot.channel && method === 'getFile')).toEqual([])
  })

  it('that breaks off is no file: it is asked for again and then whole', async () => {
    const before = bridge.bucket.objects.size
    await fault({ do: 'cut', nth: [1, 2] })
    await bot.act(
      'say',
      7,
      file('document', Buffer.concat([png, Buffer.alloc(200_000, 7)]), { name: 'b.bin' }),
    )
    await expect.poll(state, until).toBe('stored')
    expect((await saved())?.bytes.byteLength).toBe(png.byteLength + 200_000)
    expect(bridge.bucket.objects.size).toBe(before + 1)
    expect((await fired())['cut']).toBe(2)
  })

  it('is copied again when our Storage does not answer', async () => {
    bridge.bucket.refuse(1)
    await bot.act('say', 7, file('photo', png))
    await expect.poll(state, until).toBe('stored')
    expect((await saved())?.bytes).toEqual(png)
  })

  it('survives the end of the functions in the middle', async () => {
    await fault({ do: 'slow', ms: 10_000, nth: 1 })
    await bot.act('say', 7, file('photo', png))
    await expect.poll(async () => (await fired())['slow'], until).toBe(1)
    await bridge.kill()
    await bridge.revive()
    // The platform waits longer from try to try, up to half a minute.
    await expect.poll(state, { ...until, timeout: 100_000 }).toBe('stored')
  }, 120_000)

  it('that the messenger no longer has is given up, and had when a manager asks again', async () => {
    await fault({
      method: 'getFile',
      do: 'status',
      code: 400,
      description: 'Bad Request: wrong file_id',
      nth: 1,
    })
    await bot.act('say', 7, file('photo', png))
    await expect.poll(state, until).toBe('failed')
    const request = { chatId: bot.chatId(7), messageId: (await only())?.id }
    const oleg = { uid: 'oleg', access: 'assigned' } as const
    expect((await bridge.callAs(oleg, 'retryAttachment', request)).error).toBe('PERMISSION_DENIED')
    expect((await bridge.callAs(null, 'retryAttachment', request)).error).toBe('UNAUTHENTICATED')
    expect(await state()).toBe('failed')
    const anna = { uid: 'anna', access: 'all' } as const
    expect((await bridge.callAs(anna, 'retryAttachment', request)).result).toEqual({ ok: true })
    await expect.poll(state, until).toBe('stored')
    expect((await bridge.callAs(anna, 'retryAttachment', request)).error).toBe('FAILED_PRECONDITION')
  })
})

it('a file that no messenger told of is never asked for', async () => {
  await bot.say(7, 'hello')
  const content = { kind: 'file', file: { state: 'pending', name: 'x', type: 'x', source: 'anything' } }
  const message = {
    schema: 1,
    chatId: bot.chatId(7),
    direction: 'out',
    kind: 'file',
    content,
    at: new Date(),
  }
  await bridge.db.doc(`chats/${bot.chatId(7)}/messages/made-up`).set(message)
  await bot.act('say', 7, file('photo', png))
  const states = async () => (await bot.timeline(7)).map(one => one.content.file?.state)
  await expect.poll(states, until).toContain('stored')
  const calls =
    await bridge.sim<{ channel: string; method: string; params: object }[]>('telegram/calls?after=0')
  const asked = calls.filter(({ channel, method }) => channel === bot.channel && method === 'getFile')
  expect(asked.map(({ params }) => params)).not.toContainEqual({ file_id: 'anything' })
  expect((await bot.message(7, 'made-up'))?.content.file.state).toBe('pending')
})

describe('an edit of a message with a file', () => {
  it('of the caption leaves the copied file where it is', async () => {
    const { message_id } = await bot.act('say', 7, { text: 'one', ...file('photo', png) })
    await expect.poll(state, until).toBe('stored')
    const before = await fileOf()
    await bot.act('edit', 7, { message_id, caption: 'two' })
    await expect.poll(async () => (await only())?.content.text, until).toBe('two')
    expect(await fileOf()).toEqual(before)
  })
})

describe('an album', () => {
  it('is one group in its order, each part copied', async () => {
    const media = [1, 2, 3].map(n => ({
      kind: 'photo',
      name: `${n}.png`,
      data: Buffer.concat([png, Buffer.of(n)]).toString('base64'),
    }))
    await bot.act('say', 7, { text: 'three', media })
    await expect.poll(async () => (await bot.timeline(7)).length, until).toBe(3)
    await expect
      .poll(async () => (await bot.timeline(7)).map(({ content }) => content.file?.state), until)
      .toEqual(['stored', 'stored', 'stored'])
    const parts = await bot.timeline(7)
    expect(new Set(parts.map(({ albumId }) => albumId)).size).toBe(1)
    expect(parts[0]?.albumId).toBeTruthy()
    expect(parts.map(({ content }) => content.text)).toEqual(['three', undefined, undefined])
    const last = parts.map(({ content }) => bridge.bucket.objects.get(content.file?.path ?? '')?.bytes.at(-1))
    expect(last).toEqual([1, 2, 3])
  })
})

describe('replies and reactions', () => {
  it('a reply names the message that it answers, of either side', async () => {
    const { message_id } = await bot.say(7, 'question')
    const id = await bot.queue(7, 'answer')
    await expect.poll(async () => (await bot.message(7, id))?.delivery.state, until).toBe('sent')
    const ours = Number((await bot.message(7, id))?.externalId)
    await bot.act('say', 7, { text: 'to myself', reply_to: message_id })
    await bot.act('say', 7, { text: 'to you', reply_to: ours })
    await expect.poll(async () => (await bot.timeline(7)).length, until).toBe(4)
    const found = await bot.timeline(7)
    const [question] = found
    const replyOf = (text: string) => found.find(({ content }) => content.text === text)?.replyTo
    expect(replyOf('to myself')).toMatchObject({
      messageId: question?.id,
      direction: 'in',
      preview: 'question',
    })
    expect(replyOf('to you')).toMatchObject({ messageId: id, direction: 'out', preview: 'answer' })
  })

  it('a reaction stands at the message of either side until it is taken away, and is never unread', async () => {
    const { message_id } = await bot.say(7, 'mine')
    const id = await bot.queue(7, 'yours')
    await expect.poll(async () => (await bot.message(7, id))?.delivery.state, until).toBe('sent')
    const ours = Number((await bot.message(7, id))?.externalId)
    const before = await bot.person(7)
    await bot.act('react', 7, { message_id, emoji: '👍' })
    await bot.act('react', 7, { message_id: ours, emoji: '❤' })
    const reactions = async () => (await bot.timeline(7)).map(message => message.reactions?.in)
    await expect.poll(reactions, until).toEqual([['👍'], ['❤']])
    await bot.act('react', 7, { message_id, emoji: '' })
    await expect.poll(reactions, until).toEqual([[], ['❤']])
    expect(await bot.person(7)).toEqual(before)
  })
})
