import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { CommitEvent, DocumentChange } from '../commit/CommitEvent.ts'
import type { Fields, StoredDocument } from '../value/Value.ts'
import { createTriggers } from './createTriggers.ts'
import type { Triggers } from './createTriggers.ts'
import { readTriggerV1, readTriggerV2 } from './readTrigger.ts'

interface Received {
  readonly url: string
  readonly headers: IncomingMessage['headers']
  readonly body: { [name: string]: unknown }
}
/** Stands for the functions emulator: answers each call by `answer`. */
let received: Received[] = []
let answer: (call: Received) => number | Promise<number>
const emulator = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', async () => {
    const body = JSON.parse(Buffer.concat(chunks).toString())
    const call = { url: String(request.url), headers: request.headers, body }
    received.push(call)
    response.writeHead(await answer(call)).end()
  })
})
let triggers: Triggers

beforeEach(async () => {
  received = []
  answer = () => 200
  await new Promise<void>(resolve => emulator.listen(0, '127.0.0.1', resolve))
  const { port } = emulator.address() as AddressInfo
  triggers = createTriggers({
    functionsEmulator: `127.0.0.1:${port}`,
    log: () => undefined,
    retryAfterMs: [1, 1],
  })
})
afterEach(async () => {
  triggers.close()
  emulator.closeAllConnections()
  await new Promise(resolve => emulator.close(resolve))
})

const fields = (text: string): Fields => new Map([['text', { kind: 'string', value: text }]])
const stored = (path: string, text: string): StoredDocument => ({
  path,
  fields: fields(text),
  createTime: 1_000_001n,
  updateTime: 2_000_002n,
})
const created = (path: string, text = 'x'): DocumentChange => ({
  path,
  before: null,
  after: stored(path, text),
})
const commit = (...changes: DocumentChange[]): CommitEvent => ({
  project: 'p',
  database: '(default)',
  time: 2_000_002n,
  changes,
  caller: { kind: 'user', auth: { uid: 'anna', token: {} } },
})
const v2 = (key: string, type: string, value: string) =>
  readTriggerV2('p', key, {
    eventType: `google.cloud.firestore.document.v1.${type}`,
    database: '(default)',
    namespace: '(default)',
    document: { value, matchType: 'PATH_PATTERN' },
  })

it('sends a v2 function a CloudEvent in binary mode', async () => {
  triggers.add(v2('us-central1-onNote-0', 'updated', 'users/{uid}/notes/{noteId}'))
  const path = 'users/u1/notes/n1'
  triggers.onCommit(
    commit({ path, before: stored(path, 'a'), after: stored(path, 'b') }, created('users/u1')),
  )
  await expect.poll(() => received.length).toBe(1)
  const [call] = received
  expect(call?.url).toBe('/functions/projects/p/triggers/us-central1-onNote-0')
  expect(call?.headers).toMatchObject({
    'content-type': 'application/json; charset=UTF-8',
    'ce-specversion': '1.0',
    'ce-datacontenttype': 'application/json',
    'ce-type': 'google.cloud.firestore.document.v1.updated',
    'ce-source': '//firestore.googleapis.com/projects/p/databases/(default)',
    'ce-subject': 'documents/users/u1/notes/n1',
    'ce-time': '1970-01-01T00:00:02.000002Z',
    'ce-project': 'p',
    'ce-database': '(default)',
    'ce-namespace': '(default)',
    'ce-document': 'users/u1/notes/n1',
  })
  expect(call?.headers['ce-id']).toMatch(/^[0-9a-f-]{36}$/)
  expect(call?.headers).not.toHaveProperty('ce-authtype')
  const name = 'projects/p/databases/(default)/documents/users/u1/notes/n1'
  expect(call?.body).toMatchObject({
    value: { name, fields: { text: { stringValue: 'b' } }, updateTime: '1970-01-01T00:00:02.000002Z' },
    oldValue: { name, fields: { text: { stringValue: 'a' } } },
    updateMask: { fieldPaths: ['text'] },
  })
})

it('sends a v1 function its own JSON under the registered event type', async () => {
  const eventType = 'providers/cloud.firestore/eventTypes/document.write'
  const resource = 'projects/p/databases/(default)/documents/users/{uid}'
  triggers.add(
    readTriggerV1('p', 'us-central1-old-0', {
      eventTrigger: { eventType, resource, service: 'firestore.googleapis.com' },
    }),
  )
  triggers.onCommit(commit(created('users/u1')))
  await expect.poll(() => received.length).toBe(1)
  expect(received[0]?.body).toMatchObject({
    context: {
      eventType,
      timestamp: '1970-01-01T00:00:02.000002Z',
      resource: {
        service: 'firestore.googleapis.com',
        name: 'projects/p/databases/(default)/documents/users/u1',
      },
    },
    data: { value: { fields: { text: { stringValue: 'x' } } }, updateMask: {} },
  })
  expect(received[0]?.body['data']).not.toHaveProperty('oldValue')
})

it('carries ids that no header can hold, and who did it where that was asked', async () => {
  triggers.add(v2('f-0', 'written.withAuthContext', 'users/{uid}'))
  triggers.onCommit(commit(created('users/Анна 👋')))
  await expect.poll(() => received.length).toBe(1)
  expect(received[0]?.headers['content-type']).toContain('application/cloudevents+json')
  expect(received[0]?.body).toMatchObject({
    type: 'google.cloud.firestore.document.v1.written.withAuthContext',
    document: 'users/Анна 👋',
    authtype: 'app_user',
    authid: 'anna',
    data: { value: {} },
  })
})

it('keeps the order of one document and makes at most four calls of a function at a time', async () => {
  let running = 0
  let most = 0
  answer = async () => {
    most = Math.max(most, ++running)
    await new Promise(resolve => setImmediate(resolve))
    running--
    return 200
  }
  triggers.add(v2('f-0', 'created', 'c/{id}'))
  for (let round = 0; round < 10; round++) {
    for (let id = 0; id < 10; id++) triggers.onCommit(commit(created(`c/${id}`, String(round))))
  }
  await expect.poll(() => received.length).toBe(100)
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThanOrEqual(4)
  for (let id = 0; id < 10; id++) {
    const texts = received
      .filter(({ headers }) => headers['ce-document'] === `c/${id}`)
      .map(({ body }) => JSON.stringify(body['value']).match(/"stringValue":"(\d)"/)?.[1])
    expect(texts).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'])
  }
})

it('calls again with the same event id after a 5xx, and lets 204 and 404 be', async () => {
  let failures = 2
  answer = ({ url }) => (url.endsWith('f-0') ? (failures-- > 0 ? 500 : 200) : url.endsWith('g-0') ? 204 : 404)
  for (const key of ['f-0', 'g-0', 'h-0']) triggers.add(v2(key, 'created', 'c/{id}'))
  triggers.onCommit(commit(created('c/1')))
  await expect.poll(() => received.length).toBe(5)
  triggers.onCommit(commit(created('c/2')))
  await expect.poll(() => received.length).toBe(8)
  const ids = received
    .filter(({ url, headers }) => url.endsWith('f-0') && headers['ce-document'] === 'c/1')
    .map(({ headers }) => headers['ce-id'])
  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(1)
})

it('tells a function of what it asked for and nothing else', async () => {
  triggers.add(v2('created-0', 'created', 'c/{id}'))
  triggers.add(v2('deleted-0', 'deleted', 'c/{id}'))
  triggers.add(v2('other-0', 'written', 'd/{id}'))
  triggers.add({ ...v2('elsewhere-0', 'written', 'c/{id}'), project: 'q' })
  triggers.onCommit(commit({ path: 'c/1', before: stored('c/1', 'x'), after: null }, created('d/1')))
  await expect
    .poll(() => received.map(({ url }) => url.split('/').at(-1)).sort())
    .toEqual(['deleted-0', 'other-0'])
})

it('refuses registrations that are not Firestore events', () => {
  expect(() => readTriggerV2('p', 'f-0', { eventType: 'google.pubsub' })).toThrow('f-0')
  expect(() => readTriggerV1('p', 'f-0', { eventTrigger: { eventType: 'x', resource: 'y' } })).toThrow('f-0')
})

it('tells nobody of what a project writes while its triggers rest', async () => {
  triggers.add(v2('f-0', 'created', 'c/{id}'))
  triggers.rest('p', true)
  triggers.onCommit(commit(created('c/1')))
  triggers.rest('p', false)
  triggers.onCommit(commit(created('c/2')))
  await expect.poll(() => received.length).toBe(1)
  expect(received[0]?.headers['ce-document']).toBe('c/2')
})
