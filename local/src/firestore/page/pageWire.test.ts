import { afterAll, beforeAll, expect, it } from 'vitest'
import { runFirestore } from '../runFirestore.ts'
import type { RunningServer } from '../server.ts'

const rules = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    function mine() {
      return resource.data.owner == request.auth.uid;
    }
    match /notes/{id} {
      allow read: if mine();
      allow update: if mine()
        && request.resource.data.size > 0;
    }
  }
}`

let server: RunningServer
let base: string
beforeAll(async () => {
  server = await runFirestore({ host: '127.0.0.1', port: 0, log: () => undefined })
  base = `http://127.0.0.1:${server.port}`
  await ask('PUT', '/emulator/v1/projects/p:securityRules', {
    rules: { files: [{ name: 'firestore.rules', content: rules }] },
  })
  await ask('PATCH', `${documents}/notes/n1`, note('anna'), owner)
})
afterAll(() => server?.close())

const documents = '/v1/projects/p/databases/(default)/documents'
const page = '/emulator/v1/projects/p'
const owner = { Authorization: 'Bearer owner' }
const as = (sub: string) => ({
  Authorization: `Bearer x.${Buffer.from(JSON.stringify({ sub, role: 'manager', iss: 'i' })).toString('base64url')}.`,
})
const note = (uid: string, more = {}) => ({ fields: { owner: { stringValue: uid }, ...more } })
const ask = async (
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of every shape, each looked into by its test
): Promise<{ status: number; text: string; json: any }> => {
  const answer = await fetch(`${base}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, text, json: /^[[{]/.test(text) ? JSON.parse(text) : null }
}
const rows = async () => (await ask('GET', `${page}/requests`)).json.requests
const last = async () => (await rows()).at(-1)
const detail = async () => (await ask('GET', `${page}/requests/${(await last()).seq}`)).json

it('is a page for browsers, and still Ok for probes', async () => {
  const html = await ask('GET', '/', undefined, { Accept: 'text/html,*/*' })
  expect(html.text).toContain('/page/page.js')
  for (const name of ['page.js', 'page.css', 'icon.svg'])
    expect((await ask('GET', `/page/${name}`)).status).toBe(200)
  expect((await ask('GET', '/page/absent.js')).status).toBe(404)
  expect((await ask('GET', '/page/..%2FpageWire.ts')).status).toBe(404)
  expect((await ask('GET', '/', undefined, { Accept: '*/*' })).text).toBe('Ok\n')
})

it('shows a denied read with its line, and what each expression came to', async () => {
  expect((await ask('GET', `${documents}/notes/n1`, undefined, as('ivan'))).status).toBe(403)
  const shown = await detail()
  expect(shown).toMatchObject({
    method: 'get',
    path: 'notes/n1',
    outcome: 'denied',
    who: { kind: 'user', uid: 'ivan', claims: { role: 'manager' } },
    reasons: [{ text: 'the condition is false', line: 8 }],
    auth: { uid: 'ivan', token: { role: 'manager' } },
    resource: { path: 'notes/n1', fields: { owner: { stringValue: 'anna' } } },
    rules: [{ name: 'firestore.rules', content: rules }],
  })
  expect(shown.who.claims).toEqual({ role: 'manager' })
  expect(shown.values).toEqual(
    expect.arrayContaining([
      {
        line: 5,
        column: 14,
        text: 'resource.data.owner == request.auth.uid',
        value: 'false',
        kind: 'bool',
      },
      { line: 8, column: 22, text: 'mine()', value: 'false', kind: 'bool' },
    ]),
  )
})

it('explains by the documents of that time, whatever they are now', async () => {
  await ask('GET', `${documents}/notes/n1`, undefined, as('ivan'))
  const { seq } = await last()
  await ask('PATCH', `${documents}/notes/n1`, note('ivan'), owner)
  const then = (await ask('GET', `${page}/requests/${seq}`)).json
  expect(then.values.find((each: { text: string }) => each.text === 'mine()').value).toBe('false')
  await ask('PATCH', `${documents}/notes/n1`, note('anna'), owner)
})

it('names the line that allowed, the expression that failed, owners, and failed preconditions', async () => {
  await ask('GET', `${documents}/notes/n1`, undefined, as('anna'))
  expect(await last()).toMatchObject({ outcome: 'allowed', line: 8, reasons: [] })
  await ask('PATCH', `${documents}/notes/n1`, note('anna', { x: { nullValue: null } }), as('anna'))
  expect(await last()).toMatchObject({
    method: 'update',
    outcome: 'denied',
    reasons: [{ text: 'Property size is undefined on object.', line: 9, at: 10 }],
  })
  expect((await detail()).requestResource.fields).toHaveProperty('x')
  await ask('GET', `${documents}/other/o1`)
  expect(await last()).toMatchObject({
    who: { kind: 'nobody' },
    reasons: [{ text: 'no allow covers this path and method', line: null }],
  })
  await ask('PATCH', `${documents}/notes/n1?currentDocument.exists=false`, note('anna'), owner)
  expect(await last()).toMatchObject({ who: { kind: 'owner' }, outcome: 'failed', failure: /exists/ })
  const writes = Array.from({ length: 30 }, (_, n) => ({
    delete: `projects/p/databases/(default)/documents/bulk/${n}`,
  }))
  const before = (await rows()).length
  await ask('POST', `${documents}:commit`, { writes }, owner)
  expect(await last()).toMatchObject({ method: 'delete', part: { index: 9, size: 30 } })
  expect((await rows()).length).toBe(before + 10)
})

it('writes queries as one would say them', async () => {
  const value = (stringValue: string) => ({ stringValue })
  const filter = (path: string, op: string, given: unknown) => ({
    fieldFilter: { field: { fieldPath: path }, op, value: given },
  })
  await ask('POST', `${documents}:runQuery`, {
    structuredQuery: {
      from: [{ collectionId: 'notes' }],
      where: {
        compositeFilter: {
          op: 'AND',
          filters: [
            filter('owner', 'EQUAL', value('anna')),
            {
              compositeFilter: {
                op: 'OR',
                filters: [
                  filter('tags', 'ARRAY_CONTAINS', value('a')),
                  { unaryFilter: { field: { fieldPath: 'due' }, op: 'IS_NULL' } },
                ],
              },
            },
          ],
        },
      },
      orderBy: ['at', '__name__'].map(fieldPath => ({ field: { fieldPath }, direction: 'DESCENDING' })),
      limit: 30,
    },
  })
  expect((await last()).query).toBe(
    'notes where owner == "anna" and (tags array-contains "a" or due == null) order by at desc limit 30',
  )
})

it('reads data past the meters and the journal', async () => {
  await ask('PATCH', `${documents}/ghosts/g1/below/b1`, note('anna'), owner)
  for (const id of ['a', 'b', 'c']) await ask('PATCH', `${documents}/letters/${id}`, note(id), owner)
  const data = `${page}/databases/(default)`
  const before = await ask('GET', `${page}/meters`)
  const asked = (await rows()).length
  const { collections } = (await ask('GET', `${data}/collections`)).json
  expect(collections).toContainEqual({ id: 'letters', path: 'letters', documents: 3 })
  const first = (await ask('GET', `${data}/documents?collection=letters&size=2`)).json
  expect(first).toMatchObject({ total: 3, documents: [{ id: 'a' }, { id: 'b' }], next: 'b' })
  const second = (await ask('GET', `${data}/documents?collection=letters&size=2&after=b`)).json
  expect(second).toMatchObject({ documents: [{ id: 'c', preview: 'owner: "c"' }], next: null })
  const some = (await ask('GET', `${data}/documents?collection=letters&prefix=b`)).json
  expect(some.documents).toHaveLength(1)
  const missing = (await ask('GET', `${data}/documents?collection=ghosts`)).json
  expect(missing).toMatchObject({ total: 0, documents: [{ id: 'g1', missing: true }] })
  expect((await ask('GET', `${data}/document?path=ghosts/g1`)).json).toMatchObject({
    document: null,
    collections: [{ id: 'below', documents: 1 }],
  })
  expect((await ask('GET', `${data}/document?path=letters/a`)).json.document.fields).toEqual(note('a').fields)
  expect((await ask('GET', '/emulator/v1/projects/none/databases/x/collections')).status).toBe(404)
  const { projects } = (await ask('GET', '/emulator/v1/projects')).json
  expect(projects.map((each: { project: string }) => each.project)).toEqual(['p'])
  expect((await ask('GET', `${page}/meters`)).text).toBe(before.text)
  expect((await rows()).length).toBe(asked)
})

it('is not for other sites in the same browser', async () => {
  const foreign = await ask('GET', `${page}/requests`, undefined, { Origin: 'http://evil.test' })
  expect(foreign.status).toBe(403)
  expect(foreign.text).not.toContain('anna')
  const site = await ask('GET', `${page}/databases/(default)/collections`, undefined, {
    'Sec-Fetch-Site': 'cross-site',
  })
  expect(site.status).toBe(403)
})

it('shows rules that were refused beside those in force', async () => {
  const content = 'rules_version = "2";\nservice cloud.firestore { match /a { allow read: if } }'
  await ask('PUT', `${page}:securityRules`, { rules: { files: [{ name: 'new.rules', content }] } })
  expect((await ask('GET', `${page}/rules`)).json).toMatchObject({
    inForce: { files: [{ content: rules }], issues: [] },
    denyAll: false,
    refused: {
      files: [{ name: 'new.rules' }],
      issues: [{ severity: 'ERROR', sourcePosition: { line: 2 } }],
    },
  })
  await ask('PUT', `${page}:securityRules`, {
    rules: { files: [{ name: 'firestore.rules', content: rules }] },
  })
  expect((await ask('GET', `${page}/rules`)).json.refused).toBeNull()
})

it('streams new requests and the meters, and forgets on demand', async () => {
  expect((await ask('DELETE', `${page}/requests`)).status).toBe(200)
  expect(await rows()).toEqual([])
  const gone = new AbortController()
  const stream = await fetch(`${base}${page}/requests`, {
    headers: { Accept: 'text/event-stream' },
    signal: gone.signal,
  })
  expect(stream.headers.get('content-type')).toBe('text/event-stream')
  await ask('GET', `${documents}/notes/n1`, undefined, as('streamed'))
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of stream.body!) {
    text += decoder.decode(chunk, { stream: true })
    if (text.includes('streamed') && text.includes('event: meters')) break
  }
  expect(text).toMatch(/event: requests\nid: \d+\ndata: \[\{"seq":\d+,.*"outcome":"denied"/)
  gone.abort()
})
