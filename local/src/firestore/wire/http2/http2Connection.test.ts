import { once } from 'node:events'
import { connect as connectHttp2, constants } from 'node:http2'
import type { ClientHttp2Session, IncomingHttpHeaders } from 'node:http2'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { encodeFrame, encodeNumber } from './encodeFrame.ts'
import { encodeHeaderBlock } from './encodeHeaderBlock.ts'
import { errorCodes, frameFlags, frameTypes, settingIds } from './http2Codes.ts'
import { http2Connection } from './http2Connection.ts'
import type { Http2Stream } from './Http2Stream.ts'
import { encodeSettings } from './readSettings.ts'

/** Answers with the headers and the data of the request; `/large` with as much as it says. */
const closed: string[] = []
let waited = 0
function echo(stream: Http2Stream) {
  const path = stream.headers.get(':path') ?? ''
  const parts: Buffer[] = []
  let left = Number(/^\/large\/(\d+)$/.exec(path)?.[1] ?? 0)
  const piece = Buffer.alloc(10_000, 'x')
  const sendLarge = () => {
    while (left > 0) {
      left -= 1
      if (stream.write(piece)) continue
      waited += 1
      return
    }
    stream.end(encodeHeaderBlock([['end', 'large']]))
  }
  return {
    data: (bytes: Buffer) => void parts.push(Buffer.from(bytes)),
    ended: () => {
      stream.respond(encodeHeaderBlock([[':status', '200']]))
      if (left > 0) return sendLarge()
      stream.write(Buffer.from(JSON.stringify([...stream.headers])))
      stream.write(Buffer.concat(parts))
      stream.end(encodeHeaderBlock([['end', 'of it']]))
    },
    drained: sendLarge,
    closed: () => void closed.push(path),
  }
}

let server: Server
let port: number
let session: ClientHttp2Session
let sockets: Socket[]
beforeEach(async () => {
  sockets = []
  server = createServer(socket => {
    sockets.push(socket)
    socket.on('error', () => undefined)
    http2Connection(socket, echo)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
  session = connectHttp2(`http://127.0.0.1:${port}`)
})
afterEach(() => {
  session.destroy()
  for (const socket of sockets) socket.destroy()
  server.close()
})

interface Answer {
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly trailers: IncomingHttpHeaders
}
function ask(headers: Record<string, string>, body = Buffer.alloc(0), to = session): Promise<Answer> {
  const stream = to.request({ ':method': 'POST', ':path': '/', ...headers })
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    let got: IncomingHttpHeaders = {}
    let trailers: IncomingHttpHeaders = {}
    stream.on('response', received => (got = received))
    stream.on('trailers', received => (trailers = received))
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('error', reject)
    stream.on('close', () => resolve({ headers: got, body: Buffer.concat(parts), trailers }))
    stream.end(body)
  })
}
const headersIn = ({ body }: Answer) => new Map(JSON.parse(body.toString()) as [string, string][])

it('reads what another HTTP/2 writes: Huffman codes of every letter, and headers that came before', async () => {
  const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('')
  const high = Array.from({ length: 128 }, (_, at) => String.fromCharCode(128 + at)).join('')
  for (let round = 0; round < 300; round += 1) {
    const sent = {
      'x-round': `round ${round}`,
      'x-same': 'the same each time',
      'x-letters': printable.slice(round % 90).trim(),
      'x-high': high.slice(round % 120),
      [`x-${round % 70}`]: 'a'.repeat(round),
    }
    const headers = headersIn(await ask(sent))
    for (const [name, value] of Object.entries(sent)) expect(headers.get(name)).toBe(value)
  }
})

it('carries bodies larger than any window, both ways', async () => {
  const body = Buffer.alloc(40_000_000, 'Some text that repeats itself. ')
  const answer = await ask({ ':path': '/both' }, body)
  expect(answer.body.subarray(-body.length).equals(body)).toBe(true)
  expect(answer.trailers['end']).toBe('of it')
}, 60_000)

it('waits for a client with a small window, and serves others meanwhile', async () => {
  waited = 0
  const small = connectHttp2(`http://127.0.0.1:${port}`, { settings: { initialWindowSize: 1000 } })
  const slow = small.request({ ':method': 'POST', ':path': '/large/200' })
  slow.end()
  await once(slow, 'response')
  slow.pause()
  expect(headersIn(await ask({ ':path': '/other' }, undefined, small)).get(':path')).toBe('/other')
  expect(waited).toBeGreaterThan(0)
  let size = 0
  slow.on('data', (part: Buffer) => (size += part.length)).resume()
  await once(slow, 'close')
  expect(size).toBe(2_000_000)
  small.destroy()
})

it('tells of the end of a stream once, however it ends', async () => {
  closed.length = 0
  await ask({ ':path': '/well' })
  const cancelled = session.request({ ':method': 'POST', ':path': '/cancelled' })
  cancelled.on('error', () => undefined)
  await new Promise(resolve => cancelled.write('so far', resolve))
  cancelled.close(constants.NGHTTP2_CANCEL)
  await expect.poll(() => closed, { timeout: 10_000 }).toEqual(['/well', '/cancelled'])
  session.request({ ':method': 'POST', ':path': '/broken' }).on('error', () => undefined)
  await ask({ ':path': '/after' })
  sockets[0]?.destroy()
  await expect.poll(() => closed, { timeout: 10_000 }).toEqual(['/well', '/cancelled', '/after', '/broken'])
})

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
const settings = encodeFrame(
  frameTypes.settings,
  0,
  0,
  encodeSettings([[settingIds.initialWindowSize, 70_000]]),
)
const block = encodeHeaderBlock([
  [':method', 'POST'],
  [':path', '/raw'],
])
const ends = frameFlags.endStream | frameFlags.endHeaders
const request = encodeFrame(frameTypes.headers, ends, 1, block)

/** Sends bytes as they are, piece by piece, and resolves with the frames that come back. */
async function say(pieces: readonly Buffer[], until: (type: number) => boolean) {
  const socket = connect(port, '127.0.0.1')
  const frames: { type: number; flags: number; stream: number; payload: Buffer }[] = []
  let bytes = Buffer.alloc(0)
  const heard = new Promise<void>(resolve => {
    socket.on('close', resolve).on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk])
      while (bytes.length >= 9 && bytes.length >= 9 + bytes.readUIntBE(0, 3)) {
        const end = 9 + bytes.readUIntBE(0, 3)
        const [type = 0, flags = 0] = bytes.subarray(3)
        frames.push({ type, flags, stream: bytes.readUInt32BE(5), payload: bytes.subarray(9, end) })
        bytes = bytes.subarray(end)
        if (until(type)) resolve()
      }
    })
  })
  for (const piece of pieces) {
    socket.write(piece)
    await new Promise(resolve => setImmediate(resolve))
  }
  await heard
  socket.destroy()
  return frames
}

it('does not mind where the pieces end, nor padding, priorities, continuations and frames it does not know', async () => {
  const half = Math.floor(block.length / 2)
  const padded = Buffer.concat([Buffer.from([3, 0, 0, 0, 0, 9]), block.subarray(0, half), Buffer.alloc(3)])
  const flags = frameFlags.padded | frameFlags.priority
  const body = Buffer.concat([Buffer.from([2]), Buffer.from('hello'), Buffer.alloc(2)])
  const all = Buffer.concat([
    preface,
    settings,
    encodeFrame(0x77, 0xff, 0, Buffer.from('unknown')),
    encodeFrame(frameTypes.headers, flags, 1, padded),
    encodeFrame(frameTypes.continuation, frameFlags.endHeaders, 1, block.subarray(half)),
    encodeFrame(frameTypes.priority, 0, 1, Buffer.alloc(5)),
    encodeFrame(frameTypes.data, frameFlags.padded | frameFlags.endStream, 1, body),
    encodeFrame(frameTypes.ping, 0, 0, Buffer.from('12345678')),
  ])
  const bytes = [...all].map(byte => Buffer.from([byte]))
  const frames = await say(bytes, type => type === frameTypes.ping)
  const data = frames.filter(({ type }) => type === frameTypes.data).map(({ payload }) => payload)
  expect(Buffer.concat(data).toString()).toBe('[[":method","POST"],[":path","/raw"]]hello')
  const pong = frames.find(({ type }) => type === frameTypes.ping)
  expect(pong).toMatchObject({ flags: frameFlags.ack, payload: Buffer.from('12345678') })
})

const number = (type: number, stream: number, value: number) => encodeNumber(type, stream, value)
const { protocolError, frameSizeError, flowControlError, compressionError, enhanceYourCalm } = errorCodes
it.each<[string, number, readonly Buffer[]]>([
  ['other words', protocolError, [Buffer.from('PRI * HTTP/1.0\r\n\r\nSM\r\n\r\n')]],
  ['a frame over 16 KB', frameSizeError, [preface, encodeFrame(frameTypes.data, 0, 1, Buffer.alloc(16_385))]],
  ['data of no stream', protocolError, [preface, encodeFrame(frameTypes.data, 0, 0, Buffer.alloc(1))]],
  ['data before headers', protocolError, [preface, encodeFrame(frameTypes.data, 0, 1, Buffer.alloc(1))]],
  ['an even stream', protocolError, [preface, encodeFrame(frameTypes.headers, ends, 2, block)]],
  [
    'headers without sense',
    compressionError,
    [preface, encodeFrame(frameTypes.headers, ends, 1, Buffer.from([0xff]))],
  ],
  [
    'a header that is nowhere',
    compressionError,
    [preface, encodeFrame(frameTypes.headers, ends, 1, Buffer.from([0xfe]))],
  ],
  [
    'a wrong Huffman code',
    compressionError,
    [preface, encodeFrame(frameTypes.headers, ends, 1, Buffer.from([0, 0x81, 0, 0]))],
  ],
  [
    'a frame between headers',
    protocolError,
    [preface, encodeFrame(frameTypes.headers, 0, 1, block), settings],
  ],
  ['a continuation of nothing', protocolError, [preface, encodeFrame(frameTypes.continuation, 4, 1, block)]],
  [
    'headers without end',
    enhanceYourCalm,
    [
      preface,
      encodeFrame(frameTypes.headers, 0, 1, block),
      ...Array.from({ length: 9 }, () => encodeFrame(frameTypes.continuation, 0, 1, Buffer.alloc(10_000))),
    ],
  ],
  [
    'more padding than payload',
    protocolError,
    [preface, encodeFrame(frameTypes.headers, 0xd, 1, Buffer.from([9, 0]))],
  ],
  ['a window over all bounds', flowControlError, [preface, number(frameTypes.windowUpdate, 0, 0x7fffffff)]],
  ['a window that does not grow', protocolError, [preface, number(frameTypes.windowUpdate, 0, 0)]],
  ['half a setting', frameSizeError, [preface, encodeFrame(frameTypes.settings, 0, 0, Buffer.alloc(3))]],
  ['a pushed stream', protocolError, [preface, encodeFrame(frameTypes.pushPromise, 4, 1, block)]],
  ['the end of a stream that never was', protocolError, [preface, number(frameTypes.rstStream, 7, 8)]],
  ['half a ping', frameSizeError, [preface, encodeFrame(frameTypes.ping, 0, 0, Buffer.alloc(4))]],
])('ends a connection for %s, and says why', async (_, code, pieces) => {
  const frames = await say(pieces, () => false)
  const goodbye = frames.find(({ type }) => type === frameTypes.goAway)
  expect(goodbye?.payload.readUInt32BE(4)).toBe(code)
})

it('resets a stream alone for what is wrong with it alone', async () => {
  const late = encodeFrame(frameTypes.data, 0, 1, Buffer.from('of a stream that is over'))
  const opened = encodeFrame(frameTypes.headers, frameFlags.endHeaders, 3, block)
  const ping = encodeFrame(frameTypes.ping, 0, 0, Buffer.alloc(8))
  const pieces = [preface, settings, request, late, opened, number(frameTypes.windowUpdate, 3, 0), ping]
  const frames = await say(pieces, type => type === frameTypes.ping)
  expect(frames.some(({ type }) => type === frameTypes.goAway)).toBe(false)
  const reset = frames.find(({ type }) => type === frameTypes.rstStream)
  expect(reset).toMatchObject({ stream: 3 })
  expect(reset?.payload.readUInt32BE(0)).toBe(protocolError)
})
