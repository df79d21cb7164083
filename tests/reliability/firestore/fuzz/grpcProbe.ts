import { once } from 'node:events'
import { connect } from 'node:http2'
import type { ClientHttp2Session } from 'node:http2'
import { connect as connectSocket } from 'node:net'
import { encodeMessage } from '../../../../local/src/firestore/wire/grpc/encodeMessage.ts'
import { loadShapes } from '../../../../local/src/firestore/wire/grpc/loadShapes.ts'
import type { JsonObject } from '../../../../local/src/firestore/service/Json.ts'
import type { Random } from '../createRandom.ts'
import { openRpc } from '../openRpc.ts'
import { garbage, mutateBytes } from './mutateBytes.ts'
import { mutateJson } from './mutateJson.ts'
import type { Probe } from './Probe.ts'
import { shorten } from './Probe.ts'
import { fuzzDatabase, listenMessages, validRequests, writeMessages } from './validRequests.ts'

/** Of gRPC's codes those that blame the server: UNKNOWN, DEADLINE_EXCEEDED, INTERNAL, UNAVAILABLE, DATA_LOSS. */
const serverFaults = new Set(['2', '4', '13', '14', '15'])
const patienceMs = 30_000
const shapes = loadShapes()

interface Sent {
  readonly rpc: string
  readonly frames: readonly Buffer[]
}

function encode(random: Random, rpc: string, json: JsonObject): Buffer {
  const shape = shapes(`google.firestore.v1.${rpc}Request`)
  if (random.chance(0.5)) {
    try {
      return encodeMessage(shape, mutateJson(random, json))
    } catch {
      // What has no bytes cannot be sent; its bytes are changed instead.
    }
  }
  return mutateBytes(random, encodeMessage(shape, json))
}

/** Messages in messages, far deeper than a program would recurse: `tags` from the outside in, the last ones repeated. */
function nest(tags: readonly number[], repeated: readonly number[], depth: number): Buffer {
  const all = [...tags, ...Array.from({ length: depth }, () => repeated).flat()]
  let length = 0
  const parts: Buffer[] = []
  for (const tag of all.reverse()) {
    const head = [tag]
    for (let rest = length; ; rest >>>= 7) {
      head.push(rest > 127 ? (rest & 127) | 128 : rest)
      if (rest <= 127) break
    }
    parts.push(Buffer.from(head))
    length += head.length
  }
  return Buffer.concat(parts.reverse())
}
const deepBodies: readonly (readonly [rpc: string, bytes: Buffer])[] = [
  // writes, update, fields, value; then arrayValue, values.
  ['Commit', nest([0x12, 0x0a, 0x12, 0x12], [0x4a, 0x0a], 20_000)],
  ['Write', nest([0x1a, 0x0a, 0x12, 0x12], [0x4a, 0x0a], 20_000)],
  // structuredQuery, where; then compositeFilter, filters.
  ['RunQuery', nest([0x12, 0x1a], [0x0a, 0x12], 20_000)],
]

function bodyOf(random: Random): Sent {
  if (random.chance(0.005)) {
    const [rpc, bytes] = random.pick(deepBodies)
    return { rpc, frames: [frame(random, bytes, false)] }
  }
  const stream = random.chance(0.25)
  const rpc = stream ? random.pick(['Listen', 'Write']) : ''
  const torn = random.chance(0.03)
  if (stream) {
    const messages = rpc === 'Listen' ? listenMessages : writeMessages
    const said = [messages[0]!, ...Array.from({ length: random.below(3) }, () => random.pick(messages))]
    return { rpc, frames: said.map(message => frame(random, encode(random, rpc, message), torn)) }
  }
  const { rpc: unary, request } = random.pick(validRequests)
  return { rpc: unary, frames: [frame(random, encode(random, unary, request), torn)] }
}

/** https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md: a flag for compression, four bytes of length. */
function frame(random: Random, bytes: Buffer, torn: boolean): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt32BE(bytes.length, 1)
  const whole = Buffer.concat([head, bytes])
  if (!torn) return whole
  if (random.chance(0.5)) whole[random.below(5)] = random.below(256)
  else return whole.subarray(0, random.below(whole.length))
  return whole
}

/** gRPC as it is on the wire, and connections that are no gRPC at all. */
export function grpcProbe(port: number): Probe {
  let session: ClientHttp2Session | null = null
  const rpc = openRpc(port)
  const connected = (): ClientHttp2Session => {
    if (session === null || session.closed || session.destroyed) {
      session = connect(`http://127.0.0.1:${port}`)
      session.on('error', () => undefined)
    }
    return session
  }
  const send = ({ rpc, frames }: Sent) =>
    new Promise<string>((resolve, reject) => {
      const stream = connected().request({
        ':method': 'POST',
        ':path': `/google.firestore.v1.Firestore/${rpc}`,
        'content-type': 'application/grpc',
        te: 'trailers',
        authorization: 'Bearer owner',
      })
      let status = 'none'
      const note = (headers: { readonly 'grpc-status'?: string | string[] | undefined }) => {
        if (headers['grpc-status'] !== undefined) status = String(headers['grpc-status'])
      }
      stream
        .on('response', note)
        .on('trailers', note)
        .on('error', () => undefined)
      stream.setTimeout(patienceMs, () => {
        reject(new Error(`no answer to ${rpc} within ${patienceMs} ms`))
        stream.close()
      })
      stream.on('close', () => resolve(status)).resume()
      for (const bytes of frames) stream.write(bytes)
      stream.end()
    })
  return {
    body: async random => {
      if (random.chance(0.01)) return noGrpc(port, random)
      const sent = bodyOf(random)
      const status = await send(sent)
      if (status !== 'none' && !serverFaults.has(status)) return null
      return `${sent.rpc} ${shorten(Buffer.concat(sent.frames).toString('base64'))} → grpc-status ${status}`
    },
    good: async () => {
      const name = `${fuzzDatabase}/documents/good/grpc`
      await rpc.unary('Commit', { database: fuzzDatabase, writes: [{ update: { name, fields: {} } }] })
      const { name: found } = await rpc.unary('GetDocument', { name })
      if (found !== name) throw new Error(`good request: ${String(found)}`)
    },
    close: async () => {
      session?.destroy()
      rpc.close()
    },
  }
}

/** A connection that says garbage, with or without the words that HTTP/2 begins with, and ends. */
async function noGrpc(port: number, random: Random): Promise<null> {
  const socket = connectSocket(port, '127.0.0.1')
  const closed = once(socket, 'close')
  socket.on('error', () => undefined).resume()
  socket.setTimeout(patienceMs, () =>
    socket.destroy(new Error('the server keeps a connection that has ended')),
  )
  const words = random.pick(['', 'P', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 'POST / HTTP/1.1\r\n', 'GET '])
  socket.end(Buffer.concat([Buffer.from(words), garbage(random, random.below(200))]))
  await closed
  return null
}
