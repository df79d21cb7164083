import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runFirestore } from '../runFirestore.ts'
import type { RunningServer } from '../server.ts'

const events: { url: string; document: unknown }[] = []
const functions = createServer((request, response) => {
  events.push({ url: String(request.url), document: request.headers['ce-document'] })
  request.resume()
  response.end('{"status":"acknowledged"}')
})
let server: RunningServer
let base: string

beforeAll(async () => {
  await new Promise<void>(resolve => functions.listen(0, '127.0.0.1', resolve))
  server = await runFirestore({
    host: '127.0.0.1',
    port: 0,
    functionsEmulator: `127.0.0.1:${(functions.address() as AddressInfo).port}`,
    log: () => undefined,
  })
  base = `http://127.0.0.1:${server.port}`
})
afterAll(async () => {
  await server?.close()
  functions.closeAllConnections()
  functions.close()
})

const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
  const answer = await fetch(`${base}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, json: text === '' ? null : safe(text) }
}
const safe = (text: string) => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
const documents = '/v1/projects/p/databases/(default)/documents'
const owner = { Authorization: 'Bearer owner' }
const rulesOf = (content: string) => ({ rules: { files: [{ name: 'security.rules', content }] } })
const open = 'rules_version = "2"; service cloud.firestore { match /{path=**} { allow read, write; } }'

it('is healthy', async () => {
  expect(await ask('GET', '/')).toMatchObject({ status: 200, text: 'Ok\n' })
  expect((await ask('GET', '/nothing/here')).status).toBe(404)
})

it('keeps the old rules when new ones do not compile, and says what is wrong', async () => {
  const rules = '/emulator/v1/projects/p-rules:securityRules'
  expect(await ask('PUT', rules, rulesOf(open))).toMatchObject({ status: 200, json: {} })
  const broken = rulesOf('rules_version = "2";\nservice cloud.firestore { match /a { allow read: if } }')
  const refused = await ask('PUT', rules, broken)
  expect(refused.json.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' })
  expect(refused.json.error.message).toMatch(/^Error compiling rules:\nL2:\d+ ./)
  const ignored = await ask('PUT', rules, { ...broken, ignore_errors: true })
  expect(ignored).toMatchObject({
    status: 200,
    json: { issues: [{ severity: 'ERROR', sourcePosition: { line: 2 } }] },
  })
  expect((await ask('GET', rules)).json).toEqual(rulesOf(open))
  expect((await ask('GET', '/v1/projects/p-rules/databases/(default)/documents/a/b')).status).toBe(404)
  expect((await ask('PUT', rules, {})).status).toBe(400)
  expect((await ask('GET', '/emulator/v1/projects/p-rules:ruleCoverage')).status).toBe(200)
})

it('calls registered functions after a commit', async () => {
  const v2 = {
    eventType: 'google.cloud.firestore.document.v1.created',
    database: '(default)',
    namespace: '(default)',
    document: { value: 'users/{uid}', matchType: 'PATH_PATTERN' },
  }
  const v1 = {
    eventTrigger: {
      eventType: 'providers/cloud.firestore/eventTypes/document.write',
      resource: 'projects/p/databases/(default)/documents/users/{uid}',
      service: 'firestore.googleapis.com',
    },
  }
  expect(
    await ask('POST', '/emulator/v1/projects/p/eventarcTrigger?eventarcTriggerId=us-central1-a-0', v2),
  ).toMatchObject({ status: 200, json: v2 })
  expect(await ask('PUT', '/emulator/v1/projects/p/triggers/us-central1-b-0', v1)).toMatchObject({
    status: 200,
    json: {},
  })
  expect((await ask('PUT', '/emulator/v1/projects/p/triggers/c', {})).status).toBe(400)
  await ask('PATCH', `${documents}/users/u1`, { fields: { a: { integerValue: '1' } } }, owner)
  await ask('PATCH', `${documents}/users/u1`, { fields: { a: { integerValue: '1' } } }, owner)
  await ask('PATCH', `${documents}/users/u1`, { fields: { a: { integerValue: '2' } } }, owner)
  await ask('DELETE', `${documents}/users/u1`, undefined, owner)
  await expect
    .poll(() => events.map(({ url }) => url.split('/').at(-1)))
    .toEqual(['us-central1-a-0', 'us-central1-b-0', 'us-central1-b-0', 'us-central1-b-0'])
  expect(events[0]?.document).toBe('users/u1')
})

it('counts what it would bill', async () => {
  const meters = '/emulator/v1/projects/p-meters/meters'
  const documents = '/v1/projects/p-meters/databases/(default)/documents'
  await ask('PATCH', `${documents}/a/b`, { fields: {} }, owner)
  await ask('GET', `${documents}/a/b`, undefined, owner)
  expect((await ask('GET', meters)).json).toMatchObject({ reads: 1, writes: 1, deletes: 0 })
  expect((await ask('GET', `${meters}/documents`)).json).toEqual({ hottest: [] })
  expect((await ask('DELETE', meters)).status).toBe(200)
  expect((await ask('GET', meters)).json).toMatchObject({ reads: 0, writes: 0 })
})

it('counts the writes of each document once it is asked to', async () => {
  const hottest = '/emulator/v1/projects/p-hot/meters/documents'
  const documents = '/v1/projects/p-hot/databases/(default)/documents'
  const write = (path: string) => ask('PATCH', `${documents}/${path}`, { fields: {} }, owner)
  await write('a/before')
  expect((await ask('PUT', hottest)).status).toBe(200)
  for (const path of ['a/once', 'a/twice', 'a/twice']) await write(path)
  expect((await ask('GET', hottest)).json).toEqual({
    hottest: [
      { path: 'a/twice', writes: 2 },
      { path: 'a/once', writes: 1 },
    ],
  })
})

it('clears, exports and starts from an export', async () => {
  const documents = '/v1/projects/p-export/databases/(default)/documents'
  await ask('PATCH', `${documents}/a/b`, { fields: { x: { stringValue: 'й' } } }, owner)
  const directory = await mkdtemp(join(tmpdir(), 'firestore-export-'))
  const request = { export_directory: directory, export_name: 'firestore_export' }
  const path = '/emulator/v1/projects/p-export:export'
  expect((await ask('POST', path, { ...request, database: '(default)' })).status).toBe(400)
  const database = 'projects/p-export/databases/(default)'
  for (const wrong of [{ export_name: 'a/b' }, { export_name: 'a\0' }, { export_directory: '\0' }])
    expect((await ask('POST', path, { ...request, database, ...wrong })).status).toBe(400)
  expect((await ask('POST', path, { ...request, database })).status).toBe(200)
  expect((await ask('DELETE', `/emulator/v1/${database}/documents`)).status).toBe(200)
  expect((await ask('GET', `${documents}/a/b`, undefined, owner)).status).toBe(404)

  const metadata = join(directory, 'firestore_export', 'firestore_export.overall_export_metadata')
  const other = await runFirestore({
    host: '127.0.0.1',
    port: 0,
    seedFromExport: metadata,
    log: () => undefined,
  })
  const seeded = await fetch(`http://127.0.0.1:${other.port}${documents}/a/b`)
  expect(await seeded.json()).toMatchObject({ fields: { x: { stringValue: 'й' } } })
  await other.close()
})

it('answers browsers of another origin, and errors in the shape of each route', async () => {
  const preflight = await ask('OPTIONS', `${documents}:commit?key=k`, undefined, {
    Origin: 'http://app.test',
    'Access-Control-Request-Method': 'POST',
    'Access-Control-Request-Headers': 'authorization,x-goog-api-key',
  })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization,x-goog-api-key')
  expect(preflight.headers.get('access-control-allow-origin')).toBe('http://app.test')
  expect(preflight.headers.get('access-control-allow-credentials')).toBe('true')

  expect(await ask('POST', `${documents}:commit`, { writes: [{ delete: 'x' }] }, owner)).toMatchObject({
    status: 400,
    json: { error: { code: 400, status: 'INVALID_ARGUMENT' } },
  })
  expect(await ask('POST', `${documents}:runQuery`, { structuredQuery: { from: 1 } }, owner)).toMatchObject({
    status: 400,
    json: [{ error: { code: 400, status: 'INVALID_ARGUMENT' } }],
  })
  expect(await ask('POST', `${documents}:batchGet`, {}, { Authorization: 'Bearer x' })).toMatchObject({
    status: 401,
  })
  const found = await ask('POST', `${documents}:runQuery`, {
    structuredQuery: { from: [{ collectionId: 'none' }] },
  })
  expect(found.json).toEqual([{ readTime: expect.any(String) }])
})

it('answers what is no HTTP, however much the client still has to say', async () => {
  const told = await new Promise<string>((resolve, reject) => {
    let text = ''
    const socket = connect(server.port, '127.0.0.1')
    socket.setEncoding('latin1').on('data', chunk => (text += chunk))
    socket.on('error', reject).on('close', () => resolve(text))
    socket.write('POST /v1/\0 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000000\r\n\r\n')
    socket.end(Buffer.alloc(8_000_000))
  })
  expect(told).toMatch(/^HTTP\/1\.1 400 Bad Request/u)
})
