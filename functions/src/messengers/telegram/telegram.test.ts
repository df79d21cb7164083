import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { SendFailure } from '@chats/domain/Sending'
import type { Outgoing } from '../Messenger.ts'
import { telegram } from './telegram.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** What becomes of a send when the Bot API answers so. */
async function sendTo(status: number, body: string, outgoing: Outgoing = hi): Promise<unknown> {
  server = createServer((_request, response) => response.writeHead(status).end(body))
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
  return send(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 5000, outgoing)
}

const hi: Outgoing = { type: 'message', id: 'a', to: '7', content: { kind: 'text', text: 'hi' } }
const send = (apiRoot: string, timeoutMs = 5000, outgoing: Outgoing = hi) =>
  telegram({ token: '1:demo', apiRoot, timeoutMs }).send(outgoing)

const refusal = (error_code: number, description: string, parameters?: object) =>
  JSON.stringify({ ok: false, error_code, description, ...(parameters && { parameters }) })

const refuses = (reason: 'person_blocked' | 'person_deactivated' | 'person_unreachable'): SendFailure => ({
  class: 'person_refuses',
  reason,
})

const notFound: SendFailure = { class: 'bad_input', reason: 'not_found' }

describe('answers that are not ok', () => {
  const rows: readonly [string, number, string, SendFailure][] = [
    [
      'rate',
      429,
      refusal(429, 'Too Many Requests: retry after 12', { retry_after: 12 }),
      { class: 'rate', waitMs: 12_000 },
    ],
    ['rate without a time', 429, refusal(429, 'Too Many Requests'), { class: 'rate', waitMs: 1000 }],
    ['server error', 500, refusal(500, 'Internal Server Error'), { class: 'ambiguous' }],
    ['bad gateway', 502, refusal(502, 'Bad Gateway'), { class: 'ambiguous' }],
    ['a proxy’s page', 502, '<html><h1>502 Bad Gateway</h1></html>', { class: 'ambiguous' }],
    ['a cut answer', 200, '{"ok":true,"res', { class: 'ambiguous' }],
    ['token revoked', 401, refusal(401, 'Unauthorized'), { class: 'channel_auth' }],
    ['token of nobody', 404, refusal(404, 'Not Found'), { class: 'channel_auth' }],
    [
      'token used elsewhere',
      409,
      refusal(409, 'Conflict: terminated by other getUpdates request'),
      { class: 'channel_conflict' },
    ],
    ['blocked', 403, refusal(403, 'Forbidden: bot was blocked by the user'), refuses('person_blocked')],
    ['deactivated', 403, refusal(403, 'Forbidden: user is deactivated'), refuses('person_deactivated')],
    [
      'never started',
      403,
      refusal(403, "Forbidden: bot can't initiate conversation with a user"),
      refuses('person_unreachable'),
    ],
    ['no such chat', 400, refusal(400, 'Bad Request: chat not found'), refuses('person_unreachable')],
    ['peer invalid', 400, refusal(400, 'Bad Request: PEER_ID_INVALID'), refuses('person_unreachable')],
    ['blocked, in capitals', 400, refusal(400, 'Bad Request: USER_IS_BLOCKED'), refuses('person_blocked')],
    [
      'too long',
      400,
      refusal(400, 'Bad Request: message is too long'),
      { class: 'bad_input', reason: 'too_long' },
    ],
    [
      'empty',
      400,
      refusal(400, 'Bad Request: message text is empty'),
      { class: 'bad_input', reason: 'bad_input' },
    ],
    [
      'entities',
      400,
      refusal(400, "Bad Request: can't parse entities"),
      { class: 'bad_input', reason: 'bad_input' },
    ],
    ['edited too late', 400, refusal(400, "Bad Request: message can't be edited"), { class: 'too_late' }],
    [
      'deleted too late',
      400,
      refusal(400, "Bad Request: message can't be deleted for everyone"),
      { class: 'too_late' },
    ],
    ['nothing to edit', 400, refusal(400, 'Bad Request: message to edit not found'), notFound],
    ['nothing to react to', 400, refusal(400, 'Bad Request: message to react not found'), notFound],
    ['nothing to reply to', 400, refusal(400, 'Bad Request: message to be replied not found'), notFound],
    ['no such id', 400, refusal(400, 'Bad Request: MESSAGE_ID_INVALID'), notFound],
    ['no such file', 400, refusal(400, 'Bad Request: wrong file identifier/HTTP URL specified'), notFound],
    ['too big', 400, refusal(400, 'Bad Request: file is too big'), { class: 'bad_input', reason: 'too_big' }],
    [
      'too big a body',
      413,
      refusal(413, 'Request Entity Too Large'),
      { class: 'bad_input', reason: 'too_big' },
    ],
    [
      'too long a caption',
      400,
      refusal(400, 'Bad Request: MEDIA_CAPTION_TOO_LONG'),
      { class: 'bad_input', reason: 'too_long' },
    ],
    [
      'an odd reaction',
      400,
      refusal(400, 'Bad Request: REACTION_INVALID'),
      { class: 'bad_input', reason: 'bad_input' },
    ],
  ]
  it.each(rows)('%s', async (_name, status, body, failure) => {
    expect(await sendTo(status, body)).toMatchObject({ ok: false, failure })
  })
})

describe('no answer', () => {
  it('nobody listens: nothing was sent', async () => {
    const taken = createTcpServer().listen(0, '127.0.0.1')
    await new Promise(resolve => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    await new Promise(resolve => taken.close(resolve))
    expect(await send(`http://127.0.0.1:${port}`)).toMatchObject({ failure: { class: 'pre_send' } })
  })

  it('no such host: nothing was sent', async () => {
    expect(await send('http://nobody.invalid')).toMatchObject({ failure: { class: 'pre_send' } })
  })

  it('the handshake fails: nothing was sent', async () => {
    const plain = createTcpServer(socket => socket.end('no TLS here\r\n')).listen(0, '127.0.0.1')
    await new Promise(resolve => plain.once('listening', resolve))
    const { port } = plain.address() as AddressInfo
    expect(await send(`https://127.0.0.1:${port}`)).toMatchObject({ failure: { class: 'pre_send' } })
    plain.close()
  })

  it('the connection breaks after it was made: nobody knows', async () => {
    const cutting = createTcpServer(socket => socket.once('data', () => socket.resetAndDestroy())).listen(
      0,
      '127.0.0.1',
    )
    await new Promise(resolve => cutting.once('listening', resolve))
    const { port } = cutting.address() as AddressInfo
    expect(await send(`http://127.0.0.1:${port}`)).toMatchObject({ failure: { class: 'ambiguous' } })
    cutting.close()
  })

  it('the answer takes too long: nobody knows', async () => {
    server = createServer(() => undefined)
    await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    expect(await send(`http://127.0.0.1:${port}`, 200)).toMatchObject({ failure: { class: 'ambiguous' } })
  })
})

describe('changes of a sent message', () => {
  const text = (words: string) => ({ kind: 'text' as const, text: words })
  const photo = (caption?: string) => ({
    kind: 'photo' as const,
    file: { state: 'stored' as const, name: 'a.jpg', type: 'image/jpeg', path: 'p' },
    ...(caption !== undefined && { text: caption }),
  })
  const edit = { type: 'edit' as const, to: '7', externalId: '5' }
  const remove = { type: 'remove' as const, to: '7', externalId: '5' }
  const react = { type: 'react' as const, to: '7', externalId: '5' }
  const target = { chat_id: 7, message_id: 5 }

  it.each<[string, Outgoing, string, object]>([
    [
      'a text',
      {
        ...edit,
        before: text('a'),
        content: { ...text('b'), formatting: [{ type: 'bold', offset: 0, length: 1 }] },
      },
      'editMessageText',
      { ...target, text: 'b', entities: [{ type: 'bold', offset: 0, length: 1 }] },
    ],
    [
      'a caption',
      { ...edit, before: photo(), content: photo('b') },
      'editMessageCaption',
      { ...target, caption: 'b', caption_entities: [] },
    ],
    [
      'no caption any more',
      { ...edit, before: photo('a'), content: photo() },
      'editMessageCaption',
      { ...target, caption: '', caption_entities: [] },
    ],
    ['a removal', remove, 'deleteMessage', target],
    [
      'a reaction',
      { ...react, emoji: '❤️' },
      'setMessageReaction',
      { ...target, reaction: [{ type: 'emoji', emoji: '❤' }] },
    ],
    ['no reaction any more', { ...react, emoji: '' }, 'setMessageReaction', { ...target, reaction: [] }],
  ])('%s', async (_name, outgoing, method, params) => {
    let heard: unknown
    server = createServer((request, response) => {
      let body = ''
      request.on('data', piece => (body += String(piece)))
      request.on('end', () => {
        heard = [request.url?.split('/').at(-1), JSON.parse(body)]
        response.end('{"ok":true,"result":true}')
      })
    })
    await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
    const apiRoot = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const sending = await telegram({ token: '1:demo', apiRoot, timeoutMs: 5000 }).send(outgoing)
    expect(sending).toMatchObject({ ok: true, externalId: '5' })
    expect(heard).toEqual([method, params])
  })

  it.each<[string, Outgoing, string]>([
    [
      'an edit that changes nothing',
      { ...edit, before: text('a'), content: text('a') },
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same',
    ],
    ['a removal of what is gone', remove, 'Bad Request: message to delete not found'],
  ])('%s is done', async (_name, outgoing, said) => {
    expect(await sendTo(400, refusal(400, said), outgoing)).toMatchObject({ ok: true, externalId: '5' })
  })

  it.each<[string, Outgoing, string]>([
    ['another kind', { ...edit, before: photo(), content: text('a') }, 'bad_input'],
    ['a long text', { ...edit, before: text('a'), content: text('x'.repeat(4097)) }, 'too_long'],
    ['a long caption', { ...edit, before: photo(), content: photo('x'.repeat(1025)) }, 'too_long'],
  ])('%s is refused before any call', async (_name, outgoing, reason) => {
    const nobody = telegram({ token: '1:demo', apiRoot: 'http://127.0.0.1:1', timeoutMs: 100 })
    expect(await nobody.send(outgoing)).toEqual({ ok: false, failure: { class: 'bad_input', reason } })
  })
})

it('a good answer gives the messenger’s id and time', async () => {
  const result = { message_id: 5, date: 1_700_000_000, chat: { id: 7, type: 'private' } }
  expect(await sendTo(200, JSON.stringify({ ok: true, result }))).toEqual({
    ok: true,
    externalId: '5',
    at: 1_700_000_000_000,
  })
})
