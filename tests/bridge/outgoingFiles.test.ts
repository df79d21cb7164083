import { randomUUID } from 'node:crypto'
import { FieldValue } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { PhoneChat, PhoneMessage } from '../../local/src/messengers/PhoneChat.ts'
import { uploadPath } from '../../domain/src/paths.ts'
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

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pdf = Buffer.from('%PDF-1.4\n%%EOF')
const ogg = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.alloc(40)])

interface Call {
  readonly seq: number
  readonly channel: string
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  readonly files: readonly { readonly field: string; readonly name: string; readonly size: number }[]
}
const sends = async (): Promise<readonly Call[]> =>
  (await bridge.sim<Call[]>('telegram/calls?after=0')).filter(
    ({ channel, method }) => channel === bot.channel && method.startsWith('send'),
  )
const state = (id: string) => async () => (await bot.message(7, id))?.delivery.state
const fault = (rule: object) =>
  bridge.sim('faults', [{ messenger: 'telegram', direction: 'out', channel: bot.channel, nth: 1, ...rule }])

interface Sent {
  readonly kind: string
  readonly bytes: Buffer
  readonly type: string
  readonly name?: string
  readonly content?: object
  readonly message?: object
  /** Whether it lies in Storage; otherwise the message names a file that is not there. */
  readonly there?: boolean
}

/** Uploads a file and queues its message. */
async function queue({
  kind,
  bytes,
  type,
  name = 'a',
  content,
  message,
  there = true,
}: Sent): Promise<string> {
  const id = randomUUID()
  const path = uploadPath(bot.chatId(7), id)
  if (there) await uploadTo(bridge, path, bytes, type)
  await bridge.db.doc(`chats/${bot.chatId(7)}/messages/${id}`).create({
    schema: 1,
    chatId: bot.chatId(7),
    personId: `p-${bot.chatId(7)}`,
    direction: 'out',
    kind,
    at: FieldValue.serverTimestamp(),
    content: { kind, file: { state: 'stored', path, name, type, size: bytes.byteLength }, ...content },
    author: { type: 'manager', id: 'anna', name: 'Anna' },
    delivery: { state: 'queued', attempt: 0 },
    ...message,
  })
  return id
}

async function onPhone(id: string): Promise<PhoneMessage | undefined> {
  const { chats } = await bridge.sim<{ chats: PhoneChat[] }>('phone')
  const externalId = (await bot.message(7, id))?.externalId
  return chats.find(({ channel }) => channel === bot.channel)?.messages.find(({ id }) => id === externalId)
}
async function bytesOnPhone(id: string): Promise<Buffer> {
  const url = (await onPhone(id))?.media?.url ?? ''
  return Buffer.from(await (await fetch(new URL(url, bridge.simulators))).arrayBuffer())
}

describe('a file', () => {
  it.each([
    ['photo', png, 'image/png', 'a.png', 'sendPhoto', 'photo'],
    ['file', pdf, 'application/pdf', 'договор.pdf', 'sendDocument', 'document'],
    ['voice', ogg, 'audio/ogg', 'voice.ogg', 'sendVoice', 'voice'],
  ])('%s reaches the person once, with its bytes', async (kind, bytes, type, name, method, field) => {
    const id = await queue({ kind, bytes, type, name, content: { text: 'look' } })
    await expect.poll(state(id), until).toBe('sent')
    const calls = await sends()
    expect(calls).toHaveLength(1)
    expect(calls[0]).toMatchObject({
      method,
      params: { caption: 'look' },
      files: [{ size: bytes.byteLength }],
    })
    expect(calls[0]?.params).not.toHaveProperty('text')
    expect(JSON.stringify(calls[0])).toContain(field)
    expect(await bytesOnPhone(id)).toEqual(bytes)
    expect((await onPhone(id))?.text).toBe('look')
  })

  it('keeps its place among texts', async () => {
    const ids = [await bot.queue(7, 'one'), await queue({ kind: 'photo', bytes: png, type: 'image/png' })]
    ids.push(await bot.queue(7, 'three'))
    await expect.poll(state(ids[2]!), until).toBe('sent')
    expect((await sends()).map(({ method }) => method)).toEqual(['sendMessage', 'sendPhoto', 'sendMessage'])
  })

  it('that is not in Storage fails without a call, and what follows goes', async () => {
    const id = await queue({ kind: 'photo', bytes: png, type: 'image/png', there: false })
    const next = await bot.queue(7, 'next')
    await expect.poll(state(next), until).toBe('sent')
    expect((await bot.message(7, id))?.delivery).toMatchObject({ state: 'failed', reason: 'bad_input' })
    expect((await sends()).map(({ method }) => method)).toEqual(['sendMessage'])
  })

  it('too big for its kind fails without a call', async () => {
    const id = await queue({ kind: 'photo', bytes: Buffer.alloc(10 * 1024 * 1024 + 1), type: 'image/png' })
    await expect.poll(state(id), until).toBe('failed')
    expect((await bot.message(7, id))?.delivery.reason).toBe('too_big')
    expect(await sends()).toEqual([])
  })

  it('whose answer was lost is unconfirmed, and nobody repeats it', async () => {
    await fault({ method: 'sendPhoto', do: 'timeout-after-accept', ms: 100 })
    const id = await queue({ kind: 'photo', bytes: png, type: 'image/png' })
    await expect.poll(state(id), until).toBe('unconfirmed')
    await bridge.sweep()
    expect(await sends()).toHaveLength(1)
  })

  it('gets another caption, its bytes stay', async () => {
    await bridge.db
      .doc('managers/anna')
      .set({ schema: 1, name: 'Anna', role: 'manager', active: true, access: 'all' })
    const id = await queue({ kind: 'photo', bytes: png, type: 'image/png', content: { text: 'old' } })
    await expect.poll(state(id), until).toBe('sent')
    const asked = { chatId: bot.chatId(7), messageId: id, action: 'edit', text: 'new', basedOn: null }
    expect(await bridge.callAs({ uid: 'anna', access: 'all' }, 'actOnMessage', asked)).toEqual({
      result: { ok: true },
    })
    expect((await onPhone(id))?.text).toBe('new')
    expect(await bytesOnPhone(id)).toEqual(png)
    expect((await bot.message(7, id))?.content).toMatchObject({
      kind: 'photo',
      text: 'new',
      file: { size: png.byteLength },
    })
  })
})

describe('a reply', () => {
  const replyTo = (externalId: string) => ({
    externalId,
    direction: 'in',
    kind: 'text',
    preview: 'hello',
  })
  it('is one on the phone too, of a text and of a file', async () => {
    const said = (await bot.timeline(7)).find(({ content }) => content.text === 'hello')
    const externalId = said?.externalId ?? ''
    const file = await queue({
      kind: 'photo',
      bytes: png,
      type: 'image/png',
      message: { replyTo: replyTo(externalId) },
    })
    await expect.poll(state(file), until).toBe('sent')
    expect((await onPhone(file))?.replyTo).toMatchObject({ id: externalId })
    const text = await bot.queue(7, 'yes', undefined, { replyTo: replyTo(externalId) })
    await expect.poll(state(text), until).toBe('sent')
    expect((await onPhone(text))?.replyTo).toMatchObject({ id: externalId, text: 'hello' })
  })

  it('to what is gone goes out all the same', async () => {
    const id = await bot.queue(7, 'yes', undefined, { replyTo: replyTo('99999') })
    await expect.poll(state(id), until).toBe('sent')
    expect((await onPhone(id))?.replyTo).toBeUndefined()
  })
})

it('formatting goes as entities, and what is no formatting is never sent', async () => {
  const content = { kind: 'text', text: 'bold word', formatting: [{ type: 'bold', offset: 0, length: 4 }] }
  const good = await bot.queue(7, 'bold word', undefined, { content })
  await expect.poll(state(good), until).toBe('sent')
  expect((await sends())[0]?.params).toMatchObject({ entities: [{ type: 'bold', offset: 0, length: 4 }] })
  const evil = await bot.queue(7, 'x', undefined, { content: { ...content, formatting: ['bold'] } })
  await expect.poll(state(evil), until).toBe('failed')
  expect(await sends()).toHaveLength(1)
})
