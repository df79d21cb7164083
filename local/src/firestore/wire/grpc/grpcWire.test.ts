import { once } from 'node:events'
import { connect as connectHttp2 } from 'node:http2'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { Client as RawClient, credentials, loadPackageDefinition, Metadata, status } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startServer } from '../../server.ts'
import type { RunningServer } from '../../server.ts'
import type { Json } from '../../service/Json.ts'
import type { Call, Service } from '../../service/Service.ts'
import { statusError } from '../../service/Status.ts'

/** Answers with what it is asked and told, so that the wire alone is under test. */
const calls: { rpc: string; call: Call }[] = []
let ended = 0
const unary = (rpc: string) => async (request: Json, call: Call) => {
  calls.push({ rpc, call })
  if (rpc === 'Rollback') throw statusError('ABORTED', 'Слишком поздно')
  if (rpc === 'BatchWrite') throw new TypeError('a bug')
  if (rpc === 'GetDocument') return { name: JSON.stringify(request) }
  return {}
}
async function* stream(_request: Json, call: Call) {
  calls.push({ rpc: 'stream', call })
  for (let count = 0; count < 100_000; count++) yield { missing: 'x'.repeat(1000), transaction: 'AQ==' }
}
const service: Service = {
  unary: {
    GetDocument: unary('GetDocument'),
    ListDocuments: unary('ListDocuments'),
    CreateDocument: unary('CreateDocument'),
    UpdateDocument: unary('UpdateDocument'),
    DeleteDocument: unary('DeleteDocument'),
    Commit: unary('Commit'),
    BatchWrite: unary('BatchWrite'),
    BeginTransaction: unary('BeginTransaction'),
    Rollback: unary('Rollback'),
    PartitionQuery: unary('PartitionQuery'),
    ListCollectionIds: unary('ListCollectionIds'),
  },
  serverStream: {
    BatchGetDocuments: stream,
    RunQuery: stream,
    RunAggregationQuery: stream,
    ExecutePipeline: stream,
  },
  bidi: {
    Listen: (_call, out) => ({
      receive: () => {
        out.send({ targetChange: { targetChangeType: 'ADD', targetIds: [1] } })
        out.fail(statusError('FAILED_PRECONDITION', 'enough'))
      },
      end: () => ended++,
    }),
    Write: (_call, out) => ({
      receive: request => out.send({ streamId: JSON.stringify(request) }),
      end: () => ended++,
    }),
  },
}

interface Client {
  [rpc: string]: (...args: unknown[]) => {
    on(event: string, listener: (argument: never) => void): void
    write(message: unknown): void
    end(): void
    cancel(): void
  }
}

let server: RunningServer
let client: Client
let raw: RawClient

beforeAll(async () => {
  server = await startServer({
    host: '127.0.0.1',
    port: 0,
    service,
    onRequest: (request, response) => void response.end(`${request.method} ${request.url}`),
  })
  const require = createRequire(import.meta.url)
  const protos = join(dirname(require.resolve('@google-cloud/firestore/package.json')), 'build/protos')
  const loaded = loadPackageDefinition(
    loadSync('google/firestore/v1/firestore.proto', { includeDirs: [protos], enums: String, longs: String }),
  ) as unknown as {
    google: { firestore: { v1: { Firestore: new (address: string, ssl: unknown) => Client } } }
  }
  raw = new RawClient(`127.0.0.1:${server.port}`, credentials.createInsecure())
  client = new loaded.google.firestore.v1.Firestore(`127.0.0.1:${server.port}`, credentials.createInsecure())
})
afterAll(() => server.close())

const ask = (rpc: string, request: unknown, authorization?: string) =>
  new Promise<{ error: { code: number; details: string } | null; response: Record<string, unknown> }>(
    resolve => {
      const metadata = new Metadata()
      if (authorization !== undefined) metadata.set('authorization', authorization)
      client[rpc]!(
        request,
        metadata,
        (error: { code: number; details: string } | null, response: Record<string, unknown>) =>
          resolve({ error, response }),
      )
    },
  )

it('carries requests as proto3 JSON and the caller beside them', async () => {
  const { response } = await ask(
    'GetDocument',
    { name: 'n', readTime: { seconds: '1', nanos: 5000 } },
    'Bearer owner',
  )
  expect(JSON.parse(String(response['name']))).toEqual({ name: 'n', readTime: '1970-01-01T00:00:01.000005Z' })
  expect(calls.at(-1)?.call.caller).toEqual({ kind: 'owner' })
  await ask('GetDocument', {})
  expect(calls.at(-1)?.call.caller).toEqual({ kind: 'user', auth: null })
})

it('keeps status and message, hides bugs, refuses unreadable tokens', async () => {
  expect((await ask('Rollback', {})).error).toMatchObject({ code: status.ABORTED, details: 'Слишком поздно' })
  expect((await ask('BatchWrite', {})).error).toMatchObject({
    code: status.INTERNAL,
    details: 'Internal error.',
  })
  expect((await ask('Commit', {}, 'Bearer x.y.z')).error).toMatchObject({ code: status.UNAUTHENTICATED })
})

it('refuses what is no message or larger than Firestore takes, on that call alone', async () => {
  const tooLarge = 'x'.repeat(11_534_336)
  expect((await ask('Commit', { database: tooLarge })).error).toMatchObject({
    code: status.INVALID_ARGUMENT,
    details: expect.stringContaining('exceeds the limit') as string,
  })
  expect((await ask('Commit', { database: tooLarge.slice(100) })).error).toBeNull()
  const broken = new Promise<{ code: number } | null>(resolve =>
    raw.makeUnaryRequest(
      '/google.firestore.v1.Firestore/GetDocument',
      (bytes: Buffer) => bytes,
      (bytes: Buffer) => bytes,
      Buffer.from([0x0a, 0x7f, 0x41]),
      resolve,
    ),
  )
  expect(await broken).toMatchObject({ code: status.INVALID_ARGUMENT })
  const write = client['Write']!()
  const outcome = new Promise(resolve => write.on('error', (error: { code: number }) => resolve(error.code)))
  write.write({ database: tooLarge })
  expect(await outcome).toBe(status.INVALID_ARGUMENT)
  expect((await ask('GetDocument', {})).error).toBeNull()
})

/** A call in bytes, piece by piece; resolves with the status and the message of its end. */
async function askInPieces(
  rpc: string,
  pieces: readonly Buffer[],
  headers: Record<string, string> = {},
): Promise<{ code: number; details: string; status: number }> {
  const session = connectHttp2(`http://127.0.0.1:${server.port}`)
  const stream = session.request({
    ':method': 'POST',
    ':path': `/google.firestore.v1.Firestore/${rpc}`,
    'content-type': 'application/grpc',
    te: 'trailers',
    ...headers,
  })
  const told = new Map<string, string>()
  const note = (received: object) => {
    for (const [name, value] of Object.entries(received)) told.set(name, String(value))
  }
  stream.on('response', note).on('trailers', note).resume()
  for (const piece of pieces) await new Promise(resolve => stream.write(piece, resolve))
  if (headers['grpc-timeout'] === undefined) stream.end()
  await once(stream, 'close')
  session.destroy()
  const code = Number(told.get('grpc-status'))
  const details = decodeURIComponent(told.get('grpc-message') ?? '')
  return { code, details, status: Number(told.get(':status')) }
}
const framed = (bytes: Buffer, flag = 0, length = bytes.length) => {
  const prefix = Buffer.from([flag, 0, 0, 0, 0])
  prefix.writeUInt32BE(length, 1)
  return Buffer.concat([prefix, bytes])
}
const named = Buffer.from([0x0a, 1, 0x6e])

it('does not mind where the pieces of a message end', async () => {
  const pieces = [...framed(named)].map(byte => Buffer.from([byte]))
  expect(await askInPieces('GetDocument', pieces)).toMatchObject({ code: status.OK, status: 200 })
  expect(
    JSON.stringify(await askInPieces('Write', [Buffer.concat([framed(named), framed(named)])])),
  ).toContain(`"code":${status.OK}`)
})

it.each<[string, string, Buffer, number]>([
  ['a message that is cut off', 'GetDocument', framed(named, 0, 50), status.INVALID_ARGUMENT],
  ['a cut prefix', 'Listen', Buffer.from([0, 0]), status.INVALID_ARGUMENT],
  ['a message that is compressed', 'Write', framed(named, 1), status.UNIMPLEMENTED],
  ['a prefix without sense', 'Write', framed(named, 77), status.INVALID_ARGUMENT],
  ['a message over 32 MB', 'GetDocument', framed(named, 0, 2 ** 25 + 1), status.RESOURCE_EXHAUSTED],
  ['no message', 'GetDocument', Buffer.alloc(0), status.INVALID_ARGUMENT],
  ['two messages', 'RunQuery', Buffer.concat([framed(named), framed(named)]), status.INVALID_ARGUMENT],
  ['an RPC that is not there', 'GetEverything', framed(named), status.UNIMPLEMENTED],
])('refuses %s at once, and on that call alone', async (_, rpc, bytes, code) => {
  expect(await askInPieces(rpc, [bytes])).toMatchObject({ code, status: 200 })
})

it('gives up at the deadline of the call', async () => {
  const late = await askInPieces('Write', [framed(named)], { 'grpc-timeout': '20m' })
  expect(late).toMatchObject({ code: status.DEADLINE_EXCEEDED })
})

it('answers what is no gRPC as HTTP does', async () => {
  expect(await askInPieces('GetDocument', [], { 'content-type': 'text/plain' })).toMatchObject({
    status: 415,
  })
})

it('stops a stream when the client cancels it', async () => {
  const call = client['BatchGetDocuments']!({ documents: ['a'] })
  const outcome = await new Promise(resolve => {
    call.on('error', (error: { code: number }) => resolve(error.code))
    call.on('data', () => call.cancel())
  })
  expect(outcome).toBe(status.CANCELLED)
  await expect.poll(() => calls.at(-1)?.call.signal.aborted).toBe(true)
})

it('sends what came before an error, then the error', async () => {
  const call = client['Listen']!()
  const seen: unknown[] = []
  const outcome = new Promise(resolve => call.on('error', (error: { code: number }) => resolve(error.code)))
  call.on('data', (data: { targetChange: unknown }) => seen.push(data.targetChange))
  call.write({ database: 'd' })
  expect(await outcome).toBe(status.FAILED_PRECONDITION)
  expect(seen).toMatchObject([{ targetChangeType: 'ADD', targetIds: [1] }])
})

it('ends a stream when the client half-closes or cancels it', async () => {
  const before = ended
  const call = client['Write']!()
  const over = new Promise(resolve => call.on('status', resolve))
  call.on('data', () => call.end())
  call.write({ database: 'd' })
  expect(await over).toMatchObject({ code: status.OK })
  const other = client['Write']!()
  other.on('error', () => undefined)
  other.on('data', () => other.cancel())
  other.write({ database: 'd' })
  await expect.poll(() => ended).toBeGreaterThanOrEqual(before + 2)
})

it('serves HTTP/1.1 on the same port and bears connections that say nothing', async () => {
  const silent = connect(server.port, '127.0.0.1')
  await new Promise(resolve => silent.on('connect', resolve))
  silent.destroy()
  const slow = connect(server.port, '127.0.0.1')
  slow.write('G')
  slow.write('ET /slow HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n')
  const text = await new Promise(resolve => slow.on('data', data => resolve(String(data))))
  expect(text).toContain('GET /slow')
  const answer = await fetch(`http://127.0.0.1:${server.port}/x`, {
    method: 'POST',
    body: 'y'.repeat(100_000),
  })
  expect(await answer.text()).toBe('POST /x')
})

it('says what to do when the port is taken', async () => {
  const again = startServer({ host: '127.0.0.1', port: server.port, service, onRequest: () => undefined })
  await expect(again).rejects.toThrow(/address already in use/)
})
