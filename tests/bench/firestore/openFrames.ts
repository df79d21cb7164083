import { once } from 'node:events'
import { connect } from 'node:net'

/** A client that costs next to nothing: HTTP/2 frames written by hand, so that what is measured is the server. */
export interface Frames {
  /**
   * Sends a request and resolves with the messages of its answer. An answer without any is taken for a refusal: every
   * RPC measured answers with at least one.
   */
  ask(request: FramedRequest): Promise<readonly Buffer[]>
  close(): void
}

/** A request whose bytes are made once: `headers` is a header block, `body` the gRPC message with its prefix. */
export interface FramedRequest {
  readonly headers: Buffer
  readonly body: Buffer
}

const DATA = 0
const HEADERS = 1
const RST_STREAM = 3
const SETTINGS = 4
const PING = 6
const GOAWAY = 7
const WINDOW_UPDATE = 8
const END_STREAM = 1
const ACK = 1
const END_HEADERS = 4
const HEAD = 9
const PREFIX = 5

const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
const LARGEST_WINDOW = 2 ** 31 - 1
/** How much is taken in before the server is told that it may send as much again. */
const REFILL = 1 << 24

/** A request to an RPC of Firestore as its owner, `message` being the protobuf bytes. */
export function frameRequest(rpc: string, message: Buffer): FramedRequest {
  return { headers: headerBlock(rpc), body: prefixed(message) }
}

/** Opens one connection. At most some 60 KB of requests may be under way: the server's window is not counted here. */
export async function openFrames(port: number): Promise<Frames> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  const waiting = new Map<number, Answer>()
  let nextStream = 1
  let taken = 0
  let pending: Buffer = Buffer.alloc(0)
  let outgoing: Buffer[] = []

  // What is asked within one turn is one write to the system.
  const write = (bytes: Buffer) => {
    if (outgoing.length === 0)
      process.nextTick(() => {
        socket.write(Buffer.concat(outgoing))
        outgoing = []
      })
    outgoing.push(bytes)
  }

  const breakOff = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
    socket.destroy()
  }
  const end = (stream: number, error: string | null) => {
    const answer = waiting.get(stream)
    waiting.delete(stream)
    if (error === null && answer !== undefined && answer.body.length > 0) answer.resolve(split(answer.body))
    else answer?.reject(new Error(error ?? 'refused'))
  }
  const onFrame = (type: number, flags: number, stream: number, payload: Buffer) => {
    if (type === DATA) {
      const answer = waiting.get(stream)
      if (answer !== undefined)
        answer.body = answer.body.length === 0 ? payload : Buffer.concat([answer.body, payload])
      taken += payload.length
      if (taken > REFILL) {
        socket.write(windowUpdate(taken))
        taken = 0
      }
    } else if (type === RST_STREAM) end(stream, 'reset')
    else if (type === GOAWAY) breakOff(new Error('the server says goodbye'))
    else if ((type === SETTINGS || type === PING) && (flags & ACK) === 0)
      socket.write(frame(type, ACK, 0, type === PING ? payload : Buffer.alloc(0)))
    if ((type === DATA || type === HEADERS) && (flags & END_STREAM) !== 0) end(stream, null)
  }
  socket.on('data', (chunk: Buffer) => {
    const bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    let at = 0
    while (bytes.length - at >= HEAD) {
      const length = bytes.readUIntBE(at, 3)
      if (bytes.length - at < HEAD + length) break
      const payload = bytes.subarray(at + HEAD, at + HEAD + length)
      onFrame(bytes[at + 3] ?? 0, bytes[at + 4] ?? 0, bytes.readUInt32BE(at + 5), payload)
      at += HEAD + length
    }
    pending = bytes.subarray(at)
  })
  socket.on('error', breakOff)
  socket.on('close', () => breakOff(new Error('the connection is closed')))
  socket.write(
    Buffer.concat([
      Buffer.from(PREFACE),
      // No memory for headers, so that their bytes say the same each time; no pushes; windows as wide as they may be.
      frame(SETTINGS, 0, 0, Buffer.from([0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 4, 0x7f, 0xff, 0xff, 0xff])),
      windowUpdate(LARGEST_WINDOW - 65_535),
    ]),
  )

  return {
    ask: ({ headers, body }) =>
      new Promise((resolve, reject) => {
        const stream = nextStream
        nextStream += 2
        waiting.set(stream, { body: Buffer.alloc(0), resolve, reject })
        write(frame(HEADERS, END_HEADERS, stream, headers))
        write(frame(DATA, END_STREAM, stream, body))
      }),
    close: () => socket.destroy(),
  }
}

interface Answer {
  body: Buffer
  resolve(messages: readonly Buffer[]): void
  reject(error: Error): void
}

function frame(type: number, flags: number, stream: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(HEAD)
  head.writeUIntBE(payload.length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

function windowUpdate(bytes: number): Buffer {
  const payload = Buffer.alloc(4)
  payload.writeUInt32BE(bytes)
  return frame(WINDOW_UPDATE, 0, 0, payload)
}

/** Literals that are not remembered (RFC 7541, 6.2.2), so that the block is the same for every call. */
function headerBlock(rpc: string): Buffer {
  const text = (value: string) => {
    if (value.length > 126) throw new Error('too long for a length of one byte')
    return Buffer.concat([Buffer.from([value.length]), Buffer.from(value)])
  }
  const headers = Object.entries({
    ':method': 'POST',
    ':scheme': 'http',
    ':path': `/google.firestore.v1.Firestore/${rpc}`,
    ':authority': '127.0.0.1',
    te: 'trailers',
    'content-type': 'application/grpc',
    'user-agent': 'grpc-node-js/1.14.0',
    authorization: 'Bearer owner',
  })
  return Buffer.concat(headers.flatMap(([name, value]) => [Buffer.from([0]), text(name), text(value)]))
}

function prefixed(message: Buffer): Buffer {
  const prefix = Buffer.alloc(PREFIX)
  prefix.writeUInt32BE(message.length, 1)
  return Buffer.concat([prefix, message])
}

function split(body: Buffer): readonly Buffer[] {
  const messages: Buffer[] = []
  for (let at = 0; at + PREFIX <= body.length;) {
    const end = at + PREFIX + body.readUInt32BE(at + 1)
    messages.push(body.subarray(at + PREFIX, end))
    at = end
  }
  return messages
}
