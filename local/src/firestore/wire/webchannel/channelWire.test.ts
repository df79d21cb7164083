import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Json } from '../../service/Json.ts'
import type { Bidi, Caller, Service } from '../../service/Service.ts'
import { statusError } from '../../service/Status.ts'
import { channelWire } from './channelWire.ts'
import type { ChannelWire } from './channelWire.ts'

/** Sends back what it receives; `{fail: true}` ends the stream. */
const received: Json[] = []
const callers: Caller[] = []
let ended = 0
const echo: Bidi = (call, out) => {
  callers.push(call.caller)
  return {
    receive: request => {
      received.push(request)
      if (JSON.stringify(request).includes('fail')) out.fail(statusError('PERMISSION_DENIED', 'no'))
      else out.send({ echo: request })
    },
    end: () => ended++,
  }
}
const server = createServer((request, response) => {
  void wire.answer(request, response, new URL(request.url ?? '/', 'http://localhost'))
})
let wire: ChannelWire
let base: string

beforeAll(async () => {
  wire = channelWire({ bidi: { Listen: echo, Write: echo } } as unknown as Service)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/google.firestore.v1.Firestore/Listen/channel?VER=8`
})
afterAll(() => {
  wire.close()
  server.closeAllConnections()
  server.close()
})

/** The JSON of every chunk of a complete answer. */
function unframe(text: string): Json[] {
  const chunks: Json[] = []
  for (let at = 0; at < text.length;) {
    const line = text.indexOf('\n', at)
    const length = Number(text.slice(at, line))
    chunks.push(JSON.parse(text.slice(line + 1, line + 1 + length)))
    at = line + 1 + length
  }
  return chunks
}
const post = (query: string, body: Record<string, string> | string) =>
  fetch(`${base}${query}`, {
    method: 'POST',
    body: new URLSearchParams(body),
  })
const handshake = async (body: Record<string, string> = {}) => {
  const answer = await post('&RID=1&CVER=22', { count: '0', ...body })
  const [[[, [, sid]]]] = unframe(await answer.text()) as [[[number, [string, string]]]]
  return sid
}
const poll = async (sid: string, aid: number) => {
  const answer = await fetch(`${base}&RID=rpc&SID=${sid}&AID=${aid}&CI=1&TYPE=xmlhttp`)
  return unframe(await answer.text()).flat(1)
}

it('opens a session, says hello as the client expects it and reads the headers of the body', async () => {
  const answer = await post('&RID=1&CVER=22', {
    count: '1',
    ofs: '0',
    req0___data__: '{"database":"d"}',
    headers: 'X-Goog-Api-Client:gl-js\r\nAuthorization:Bearer owner\r\n',
  })
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(unframe(await answer.text())).toEqual([[[0, ['c', expect.any(String), '', 8, 14, 30000]]]])
  expect(callers.at(-1)).toEqual({ kind: 'owner' })
  expect(received.at(-1)).toEqual({ database: 'd' })
})

it('frames by UTF-16 length, re-sends what is not acknowledged and drops what is', async () => {
  const sid = await handshake()
  const answer = await post(`&RID=2&SID=${sid}&AID=0`, {
    count: '2',
    ofs: '0',
    req0___data__: '"Привет 👋"',
    req1___data__: '2',
  })
  expect(unframe(await answer.text())).toEqual([[0, 0, expect.any(Number)]])
  const both = [
    [1, [{ echo: 'Привет 👋' }]],
    [2, [{ echo: 2 }]],
  ]
  expect(await poll(sid, 0)).toEqual(both)
  expect(await poll(sid, 0)).toEqual(both)
  expect(await poll(sid, 1)).toEqual(both.slice(1))
})

it('takes a repeated POST once', async () => {
  const sid = await handshake()
  const before = received.length
  const form = { count: '2', ofs: '5', req0___data__: '"a"', req1___data__: '"b"' }
  await post(`&RID=2&SID=${sid}`, form)
  await post(`&RID=2&SID=${sid}`, form)
  await post(`&RID=3&SID=${sid}`, { count: '1', ofs: '7', req0___data__: '"c"' })
  expect(received.slice(before)).toEqual(['a', 'b', 'c'])
})

it('writes at once into a streaming back channel and goes on as things happen', async () => {
  const sid = await handshake()
  const stream = await fetch(`${base}&RID=rpc&SID=${sid}&AID=0&CI=0&TYPE=xmlhttp`)
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
  expect(unframe((await reader.read()).value ?? '')).toEqual([[[1, ['noop']]]])
  const forward = await post(`&RID=2&SID=${sid}&AID=1`, { count: '1', ofs: '0', req0___data__: '{"fail":1}' })
  expect(unframe((await reader.read()).value ?? '')).toEqual([
    [[2, [{ error: { code: 403, message: 'no', status: 'PERMISSION_DENIED' } }]]],
  ])
  expect(unframe(await forward.text())).toEqual([[1, 2, expect.any(Number)]])
  await reader.cancel()
})

it('lets a new back channel take the place of the old one', async () => {
  const sid = await handshake()
  const old = await fetch(`${base}&RID=rpc&SID=${sid}&AID=0&CI=0`)
  const next = await fetch(`${base}&RID=rpc&SID=${sid}&AID=1&CI=0`)
  expect(await old.text()).not.toBe('')
  await next.body!.cancel()
})

it('answers a session that it does not know with 400 and Unknown SID', async () => {
  const answer = await fetch(`${base}&RID=rpc&SID=gone&AID=0&CI=0`)
  expect(answer.status).toBe(400)
  expect((await answer.text()).indexOf('Unknown SID')).toBeGreaterThan(0)
})

it('ends the stream when the client terminates', async () => {
  const sid = await handshake()
  const before = ended
  const answer = await fetch(`${base}&RID=9&SID=${sid}&TYPE=terminate`, { method: 'POST' })
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  expect(ended).toBe(before + 1)
  expect((await fetch(`${base}&RID=rpc&SID=${sid}&AID=0&CI=1`)).status).toBe(400)
})

it.each([
  ['is not JSON', '{'],
  ['is larger than Firestore takes', JSON.stringify('x'.repeat(11_534_336))],
])('ends the stream, and not the channel, for a message that %s', async (_, message) => {
  const sid = await handshake()
  const answer = await post(`&RID=2&SID=${sid}`, { count: '1', ofs: '0', req0___data__: message })
  expect(answer.status).toBe(200)
  expect(await poll(sid, 0)).toMatchObject([[1, [{ error: { status: 'INVALID_ARGUMENT' } }]]])
})

it('tells an unreadable token on the back channel and malformed bodies at once', async () => {
  const sid = await handshake({ headers: 'Authorization:Bearer junk\r\n' })
  expect(await poll(sid, 0)).toMatchObject([[1, [{ error: { status: 'UNAUTHENTICATED' } }]]])
  expect((await post('&RID=1', { count: '-1' })).status).toBe(400)
})
