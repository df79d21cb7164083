import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo, Server as TcpServer } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import type { Content } from '@chats/domain/Content'
import type { Outgoing } from '../Messenger.ts'
import { telegram } from './telegram.ts'

let server: Server | TcpServer | undefined
afterEach(() => {
  if (server instanceof Object && 'closeAllConnections' in server) server.closeAllConnections()
  server?.close()
})

const ogg = Buffer.concat([Buffer.from('OggS'), Buffer.alloc(24), Buffer.from('OpusHead'), Buffer.alloc(100)])
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
const stored = (name: string, type: string) => ({ state: 'stored' as const, name, type, path: 'p' })

function message(
  content: Content,
  bytes: Uint8Array,
  more: Partial<Extract<Outgoing, { type: 'message' }>> = {},
) {
  const { name, type } = 'file' in content ? content.file : { name: '', type: '' }
  return {
    type: 'message' as const,
    id: 'a',
    to: '7',
    content,
    file: async () => ({ name, type, bytes }),
    ...more,
  }
}
const bot = (listening: Server | TcpServer, timeoutMs = 5000) =>
  telegram({
    token: '1:demo',
    apiRoot: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    timeoutMs,
  })

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('latin1')
}

/** What one message makes the Bot API hear: the method, and the body as latin1. */
async function heard(outgoing: Outgoing) {
  let said = { method: '', body: '' }
  server = createServer(async (request, response) => {
    said = { method: request.url?.split('/').at(-1) ?? '', body: await bodyOf(request) }
    response.end('{"ok":true,"result":{"message_id":5,"date":1700000000,"chat":{"id":7,"type":"private"}}}')
  })
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
  expect(await bot(server).send(outgoing)).toEqual({ ok: true, externalId: '5', at: 1_700_000_000_000 })
  return said
}

it.each<[string, Content, Uint8Array, string, string]>([
  ['a photo', { kind: 'photo', file: stored('кот.jpg', 'image/jpeg') }, jpeg, 'sendPhoto', 'photo.jpg'],
  [
    'a photo that is none',
    { kind: 'photo', file: stored('a.heic', 'image/heic') },
    Buffer.from('xx'),
    'sendDocument',
    'a.heic',
  ],
  ['a voice', { kind: 'voice', file: stored('rec', 'audio/ogg') }, ogg, 'sendVoice', 'voice.ogg'],
  [
    'a voice as Chrome records it',
    { kind: 'voice', file: stored('rec.webm', 'audio/webm') },
    Buffer.from('\x1a\x45\xdf\xa3', 'latin1'),
    'sendDocument',
    'rec.webm',
  ],
  [
    'a voice as Safari records it',
    { kind: 'voice', file: stored('rec', 'audio/mp4') },
    Buffer.from('0000ftypisom'),
    'sendVoice',
    'voice.m4a',
  ],
  ['a video', { kind: 'video', file: stored('a.mp4', 'video/mp4') }, jpeg, 'sendVideo', 'a.mp4'],
  ['a song', { kind: 'audio', file: stored('', 'audio/mpeg') }, jpeg, 'sendAudio', 'audio.mp3'],
  [
    'a file',
    { kind: 'file', file: stored('../../etc/"x";\r\na.pdf', 'application/pdf') },
    jpeg,
    'sendDocument',
    '_.._etc__x__a.pdf',
  ],
])('%s', async (_name, content, bytes, method, name) => {
  const said = await heard(message(content, bytes))
  expect(said.method).toBe(method)
  expect(Buffer.from(said.body, 'latin1').toString()).toContain(`filename=${name}\r\n`)
  expect(said.body).toContain(Buffer.from(bytes).toString('latin1'))
})

it('an answer to a message that is perhaps gone by now', async () => {
  const { body } = await heard(message({ kind: 'text', text: 'hi' }, jpeg, { replyTo: '12' }))
  expect(JSON.parse(body)).toEqual({
    chat_id: 7,
    text: 'hi',
    entities: [],
    reply_parameters: { message_id: 12, allow_sending_without_reply: true },
  })
})

it('formatting goes as entities, links only to where links may lead', async () => {
  const { body } = await heard(
    message(
      {
        kind: 'text',
        text: '*hi* <b>there</b>',
        formatting: [
          { type: 'bold', offset: 0, length: 4 },
          { type: 'quote', offset: 5, length: 100 },
          { type: 'link', offset: 5, length: 3, url: 'https://example.org/' },
          { type: 'link', offset: 8, length: 3, url: 'javascript:alert(1)' },
          { type: 'mention', offset: 8, length: 3 },
        ],
      },
      jpeg,
    ),
  )
  expect(JSON.parse(body)).toEqual({
    chat_id: 7,
    text: '*hi* <b>there</b>',
    entities: [
      { type: 'bold', offset: 0, length: 4 },
      { type: 'blockquote', offset: 5, length: 12 },
      { type: 'text_link', offset: 5, length: 3, url: 'https://example.org/' },
    ],
  })
})

const MB = 1024 * 1024
const file = stored('a', 'x/y')
it.each<[string, Content, number, string]>([
  ['a long text', { kind: 'text', text: '😀'.repeat(2048) + 'x' }, 1, 'too_long'],
  ['a long caption', { kind: 'photo', file, text: 'x'.repeat(1025) }, 1, 'too_long'],
  ['a big photo', { kind: 'photo', file }, 10 * MB + 1, 'too_big'],
  ['a big video', { kind: 'video', file }, 50 * MB + 1, 'too_big'],
  ['a big file by its own word', { kind: 'file', file: { ...file, size: 50 * MB + 1 } }, 1, 'too_big'],
  ['a place', { kind: 'location', latitude: 1, longitude: 1 }, 1, 'bad_input'],
  ['a sticker', { kind: 'sticker', file }, 1, 'bad_input'],
])('%s is refused before any call', async (_name, content, size, reason) => {
  const nobody = telegram({ token: '1:demo', apiRoot: 'http://127.0.0.1:1', timeoutMs: 100 })
  expect(await nobody.send(message(content, Buffer.alloc(size)))).toEqual({
    ok: false,
    failure: { class: 'bad_input', reason },
  })
})

it('a file that cannot be read now was not sent', async () => {
  const nobody = telegram({ token: '1:demo', apiRoot: 'http://127.0.0.1:1', timeoutMs: 100 })
  const unreadable = message({ kind: 'file', file }, jpeg, {
    file: () => Promise.reject(new Error('storage')),
  })
  expect(await nobody.send(unreadable)).toMatchObject({ failure: { class: 'pre_send' } })
})

const large = message({ kind: 'file', file: stored('a.bin', 'x/y') }, Buffer.alloc(30 * MB))

it('an upload that is cut on its way was not sent', async () => {
  server = createTcpServer(socket => socket.once('data', () => socket.resetAndDestroy())).listen(
    0,
    '127.0.0.1',
  )
  await new Promise(resolve => server?.once('listening', resolve))
  expect(await bot(server).send(large)).toMatchObject({ failure: { class: 'pre_send' } })
})

it('an upload that takes too long was not sent', async () => {
  server = createTcpServer(socket => socket.once('data', () => socket.pause())).listen(0, '127.0.0.1')
  await new Promise(resolve => server?.once('listening', resolve))
  expect(await bot(server, 500).send(large)).toMatchObject({ failure: { class: 'pre_send' } })
})

it('after the whole file went up, nobody knows', async () => {
  server = createServer(async (request, response) => {
    await bodyOf(request)
    response.destroy()
  })
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', () => resolve()))
  expect(await bot(server).send(large)).toMatchObject({ failure: { class: 'ambiguous' } })
})
