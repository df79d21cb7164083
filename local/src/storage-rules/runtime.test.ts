import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, FetchDocument, Outgoing } from './Message.ts'

const child = spawn(process.execPath, [new URL('runtime.ts', import.meta.url).pathname, 'serve'], {
  stdio: ['pipe', 'pipe', 'inherit'],
})
const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()

const read = async (): Promise<Outgoing> => JSON.parse(String((await lines.next()).value)) as Outgoing
const write = (message: object | string): void => {
  child.stdin.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`)
}
const ask = async (message: object): Promise<Answer> => {
  write(message)
  return (await read()) as Answer
}

let lastId = 0
const load = (content: string, rulesetName = '0') => {
  lastId += 1
  const source = { files: [{ name: '/rules/storage.rules', content }] }
  return ask({ action: 'load_ruleset', context: { rulesetName, source }, id: lastId })
}

const none = { null_value: null }
const map = (fields: object) => ({ map_value: { fields } })
const object = (size: number, contentType: string) =>
  map({ size: { int_value: size }, contentType: { string_value: contentType } })

const verification = (
  method: string,
  path: string,
  { uid, resource = none, incoming = none }: { uid?: string; resource?: object; incoming?: object } = {},
) => {
  lastId += 1
  const request = map({
    path: { path_value: { segments: path.split('/').map(simple => ({ simple })) } },
    time: { timestamp_value: '2026-11-22T10:00:00.123Z' },
    resource: incoming,
    auth: uid ? map({ uid: { string_value: uid }, token: map({ role: { string_value: 'manager' } }) }) : none,
  })
  return {
    action: 'verify',
    context: {
      rulesetName: '0',
      service: 'firebase.storage',
      path: `/b/bucket/o/${path}`,
      method,
      variables: { resource, request },
    },
    id: lastId,
  }
}
const permitted = async (...args: Parameters<typeof verification>) => {
  const answer = await ask(verification(...args))
  expect(answer.status).toBe('ok')
  return answer.result && 'permit' in answer.result && answer.result.permit
}

beforeAll(async () => {
  expect(await read()).toEqual({ id: -1, status: 'ok', errors: [], warnings: [] })
})
afterAll(() => {
  child.kill('SIGKILL')
})

const rules = `rules_version = '2';
service firebase.storage {
  match /b/{bucket}/o {
    match /uploads/{uid}/{file} {
      allow get: if request.auth.uid == uid;
      allow create: if request.auth.uid == uid && request.resource.size < 100
        && request.resource.contentType.matches('image/.*') && request.time.year() == 2026;
      allow update: if request.method == 'update' && request.resource.size > resource.size;
    }
    match /people/{personId}/{file=**} {
      allow read: if firestore.get(/databases/(default)/documents/people/$(personId)).data.ownerId == request.auth.uid
        && firestore.exists(/databases/(default)/documents/managers/$(request.auth.uid));
    }
    match /greedy/{file} {
      allow get: if firestore.exists(/databases/(default)/documents/a/1) || firestore.exists(/databases/(default)/documents/a/2)
        || !firestore.exists(/databases/(default)/documents/a/3);
    }
  }
}`

describe('the Storage rules runtime, spoken to as the Firebase CLI does', () => {
  test('takes a ruleset and says its version', async () => {
    expect(await load(rules)).toEqual({
      id: lastId,
      status: 'ok',
      errors: [],
      warnings: [],
      result: { rulesVersion: 2 },
    })
  })

  test('tells errors with their place, and keeps what it had', async () => {
    const answer = await load('service firebase.storage {\n  match /b/{bucket}/o { allow read: if ; }\n}')
    expect(answer).toMatchObject({ id: lastId, status: 'ok', warnings: [] })
    expect(JSON.parse(answer.errors[0] ?? '')).toEqual({
      description_: "Missing conditional expression after 'if'.",
      sourcePosition_: { fileName_: '/rules/storage.rules', line_: 2, column_: 40 },
    })
    expect(await permitted('get', 'uploads/u1/a.png', { uid: 'u1' })).toBe(true)
  })

  test('permits and denies', async () => {
    const incoming = object(99, 'image/png')
    expect(await permitted('create', 'uploads/u1/a.png', { uid: 'u1', incoming })).toBe(true)
    expect(await permitted('create', 'uploads/u1/a.png', { uid: 'u2', incoming })).toBe(false)
    expect(await permitted('create', 'uploads/u1/a.png', { incoming })).toBe(false)
    const large = object(100, 'image/png')
    expect(await permitted('create', 'uploads/u1/a.png', { uid: 'u1', incoming: large })).toBe(false)
    expect(await permitted('get', 'elsewhere/a.png', { uid: 'u1' })).toBe(false)
    expect(await permitted('get', 'uploads/u1//a.png', { uid: 'u1' })).toBe(false)
    expect(await permitted('steal', 'uploads/u1/a.png', { uid: 'u1' })).toBe(false)
  })

  test('an upload over an object is an update, as in production', async () => {
    const incoming = object(50, 'image/png')
    const smaller = object(40, 'image/png')
    const larger = object(60, 'image/png')
    expect(await permitted('create', 'uploads/u1/a.png', { uid: 'u1', incoming, resource: smaller })).toBe(
      true,
    )
    expect(await permitted('create', 'uploads/u1/a.png', { uid: 'u1', incoming, resource: larger })).toBe(
      false,
    )
  })

  const fetched = async (id: number): Promise<string> => {
    const request = (await read()) as FetchDocument
    expect(request).toMatchObject({
      server_request_id: id,
      action: 'fetch_firestore_document',
      status: 'ok',
    })
    expect(request).not.toHaveProperty('id')
    return request.context.path
  }

  test('fetches Firestore documents one after another, each once', async () => {
    const message = verification('get', 'people/p1/photos/1', { uid: 'u1' })
    write(message)
    expect(await fetched(message.id)).toBe('/databases/(default)/documents/people/p1')
    const name = 'projects/p/databases/(default)/documents/people/p1'
    const fields = { ownerId: { stringValue: 'u1' } }
    write({ id: message.id, status: 'ok', result: { name, fields }, errors: [], warnings: [] })
    expect(await fetched(message.id)).toBe('/databases/(default)/documents/managers/u1')
    write({ id: message.id, status: 'ok', result: { name, fields: {} }, errors: [], warnings: [] })
    expect(await read()).toMatchObject({ id: message.id, result: { permit: true }, warnings: [] })
  })

  test('a missing document is null, and reading it an error that is told', async () => {
    const message = verification('get', 'people/p%2 ?/photo', { uid: 'u1' })
    write(message)
    expect(await fetched(message.id)).toBe('/databases/(default)/documents/people/p%252%20%3F')
    write({ id: message.id, status: 'not_found', errors: [], warnings: [] })
    // The other side of the && could still decide, so it is asked too.
    expect(await fetched(message.id)).toBe('/databases/(default)/documents/managers/u1')
    write({ id: message.id, status: 'ok', result: { fields: {} }, errors: [], warnings: [] })
    const answer = (await read()) as Answer
    expect(answer).toMatchObject({ id: message.id, status: 'ok', errors: [], result: { permit: false } })
    expect(answer.warnings[0]).toContain('Null value error.')
  })

  test('two documents at most', async () => {
    const message = verification('get', 'greedy/1')
    write(message)
    for (const id of [1, 2]) {
      expect(await fetched(message.id)).toBe(`/databases/(default)/documents/a/${id}`)
      write({ id: message.id, status: 'not_found', errors: [], warnings: [] })
    }
    expect(await read()).toMatchObject({ id: message.id, result: { permit: false } })
  })

  test('answers whatever else it is asked, and lives on', async () => {
    write('not json')
    write({ no: 'id' })
    expect(await ask({ action: 'dance', id: 900 })).toMatchObject({
      id: 900,
      status: 'ok',
      result: { permit: false },
    })
    expect(await ask({ action: 'verify', id: 901 })).toMatchObject({
      id: 901,
      status: 'ok',
      result: { permit: false },
    })
    const unknown = verification('get', 'uploads/u1/a.png', { uid: 'u1' })
    unknown.context.rulesetName = 'unknown'
    expect(await ask(unknown)).toMatchObject({ status: 'ok', result: { permit: false } })
    expect(await permitted('get', 'uploads/u1/a.png', { uid: 'u1' })).toBe(true)
  })

  test('SIGINT ends it', async () => {
    const exit = once(child, 'exit')
    child.kill('SIGINT')
    expect(await exit).toEqual([0, null])
  })
})
