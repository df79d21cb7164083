import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { runFirestore } from '../runFirestore.ts'
import type { RunningServer } from '../server.ts'
import { openBrowser } from './openBrowser.ts'
import type { TestBrowser } from './openBrowser.ts'

const rules = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /open/{id=**} { allow read, write; }
    match /mine/{uid} { allow read, write: if request.auth.uid == uid; }
  }
}`
let server: RunningServer
let browser: TestBrowser
let page: Page

beforeAll(async () => {
  server = await runFirestore({ host: '127.0.0.1', port: 0, log: () => undefined })
  const push = await fetch(`http://127.0.0.1:${server.port}/emulator/v1/projects/demo-wires:securityRules`, {
    method: 'PUT',
    body: JSON.stringify({ rules: { files: [{ content: rules }] } }),
  })
  expect(await push.json()).toEqual({})
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})
beforeEach(async () => {
  await fetch(
    `http://127.0.0.1:${server.port}/emulator/v1/projects/demo-wires/databases/(default)/documents`,
    { method: 'DELETE' },
  )
  page = await browser.newPage()
  await page.evaluate(port => {
    window.seen = []
    window.db = window.sdk.open(port)
  }, server.port)
  return () => page.context().close()
}, 30_000)

const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 15_000 })
const seen = () => page.evaluate(() => window.seen)

it('hears of its own write with server time and increment, and of another client', async () => {
  await page.evaluate(async () => {
    const { doc, onSnapshot, setDoc, serverTimestamp, increment } = window.sdk.firestore
    const ref = doc(window.db, 'open/a')
    onSnapshot(ref, { includeMetadataChanges: true }, snapshot => {
      const { at, n, text } = snapshot.data({ serverTimestamps: 'none' }) ?? {}
      if (!snapshot.metadata.hasPendingWrites && !snapshot.metadata.fromCache)
        window.seen.push({ exists: snapshot.exists(), timed: at !== undefined && at !== null, n, text })
    })
    await setDoc(ref, { at: serverTimestamp(), n: increment(2), text: 'Привет 👋' })
  })
  await eventually(seen).toContainEqual({ exists: true, timed: true, n: 2, text: 'Привет 👋' })
  await fetch(
    `http://127.0.0.1:${server.port}/v1/projects/demo-wires/databases/(default)/documents/open/a?updateMask.fieldPaths=n`,
    { method: 'PATCH', body: JSON.stringify({ fields: { n: { integerValue: '7' } } }) },
  )
  await eventually(seen).toContainEqual({ exists: true, timed: true, n: 7, text: 'Привет 👋' })
}, 30_000)

it('keeps a live query, its limit and its order', async () => {
  await page.evaluate(async () => {
    const { collection, doc, limit, onSnapshot, orderBy, query, setDoc, where } = window.sdk.firestore
    const items = collection(window.db, 'open/q/items')
    const live = query(items, where('on', '==', true), orderBy('n', 'desc'), limit(2))
    onSnapshot(live, { includeMetadataChanges: true }, snapshot => {
      if (!snapshot.metadata.fromCache && !snapshot.metadata.hasPendingWrites)
        window.seen.push(snapshot.docs.map(item => item.id).join())
    })
    for (const n of [1, 2, 3]) await setDoc(doc(items, `i${n}`), { n, on: true })
  })
  await eventually(async () => (await seen()).at(-1)).toBe('i3,i2')
  await page.evaluate(() => {
    const { deleteDoc, doc } = window.sdk.firestore
    return deleteDoc(doc(window.db, 'open/q/items/i3'))
  })
  await eventually(async () => (await seen()).at(-1)).toBe('i2,i1')
}, 30_000)

it('denies a listener and a write and goes on with the rest', async () => {
  const outcome = await page.evaluate(async port => {
    const { doc, getDoc, onSnapshot, setDoc, collection } = window.sdk.firestore
    const listener = await new Promise(resolve =>
      onSnapshot(collection(window.db, 'secret'), resolve, error => resolve(error.code)),
    )
    const write = await setDoc(doc(window.db, 'secret/x'), { a: 1 }).catch(error => error.code)
    const other = await getDoc(doc(window.db, 'mine/anna')).catch(error => error.code)
    await setDoc(doc(window.db, 'open/after'), { a: 1 })
    const anna = window.sdk.open(port, {}, { sub: 'anna' })
    await setDoc(doc(anna, 'mine/anna'), { a: 1 })
    const own = (await getDoc(doc(anna, 'mine/anna'))).data()
    return { listener, write, other, own }
  }, server.port)
  expect(outcome).toEqual({
    listener: 'permission-denied',
    write: 'permission-denied',
    other: 'permission-denied',
    own: { a: 1 },
  })
}, 30_000)

it('runs a transaction, counts, and refuses a lost race with the right code', async () => {
  const outcome = await page.evaluate(async () => {
    const { collection, doc, getCountFromServer, getDoc, runTransaction, setDoc } = window.sdk.firestore
    const ref = doc(window.db, 'open/counter')
    await setDoc(ref, { n: 0 })
    await Promise.all(
      Array.from({ length: 3 }, () =>
        runTransaction(window.db, async transaction => {
          const { n } = (await transaction.get(ref)).data() ?? {}
          transaction.update(ref, { n: Number(n) + 1 })
        }),
      ),
    )
    const count = (await getCountFromServer(collection(window.db, 'open'))).data().count
    return { n: (await getDoc(ref)).data()?.['n'], count }
  })
  expect(outcome).toEqual({ n: 3, count: 1 })
}, 30_000)

it('catches up after it was offline, deletions included', async () => {
  await page.evaluate(async () => {
    const { collection, disableNetwork, doc, onSnapshot, setDoc } = window.sdk.firestore
    const items = collection(window.db, 'open/o/items')
    await setDoc(doc(items, 'stays'), { n: 1 })
    await setDoc(doc(items, 'goes'), { n: 1 })
    await new Promise<void>(resolve =>
      onSnapshot(items, { includeMetadataChanges: true }, snapshot => {
        window.seen.push({
          ids: snapshot.docs.map(item => item.id).join(),
          live: !snapshot.metadata.fromCache && !snapshot.metadata.hasPendingWrites,
        })
        if (!snapshot.metadata.fromCache) resolve()
      }),
    )
    await disableNetwork(window.db)
    void setDoc(doc(items, 'queued'), { n: 1 })
  })
  await fetch(
    `http://127.0.0.1:${server.port}/v1/projects/demo-wires/databases/(default)/documents/open/o/items/goes`,
    { method: 'DELETE' },
  )
  await page.evaluate(() => window.sdk.firestore.enableNetwork(window.db))
  await eventually(async () => (await seen()).at(-1)).toEqual({ ids: 'queued,stays', live: true })
}, 30_000)

it('works by long polling alone', async () => {
  await page.evaluate(async port => {
    const { doc, onSnapshot, setDoc } = window.sdk.firestore
    const db = window.sdk.open(port, { experimentalForceLongPolling: true })
    onSnapshot(doc(db, 'open/poll'), { includeMetadataChanges: true }, snapshot => {
      if (!snapshot.metadata.hasPendingWrites) window.seen.push(snapshot.data()?.['n'] ?? null)
    })
    for (const n of [1, 2, 3]) await setDoc(doc(db, 'open/poll'), { n })
  }, server.port)
  await eventually(async () => (await seen()).at(-1)).toBe(3)
}, 30_000)

it('survives messages that outgrow one streaming response', async () => {
  await page.evaluate(async () => {
    const { doc, onSnapshot, setDoc } = window.sdk.firestore
    const ref = doc(window.db, 'open/big')
    onSnapshot(ref, { includeMetadataChanges: true }, snapshot => {
      if (!snapshot.metadata.hasPendingWrites) window.seen.push(snapshot.data()?.['n'])
    })
    for (let n = 1; n <= 6; n++) await setDoc(ref, { n, text: 'ю'.repeat(240_000) })
  })
  await eventually(async () => (await seen()).at(-1)).toBe(6)
}, 30_000)

it('finds its way back after the server was started again', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'firestore-data-'))
  const first = await runFirestore({ host: '127.0.0.1', port: 0, dataDir, log: () => undefined })
  await page.evaluate(async port => {
    const { doc, onSnapshot, setDoc } = window.sdk.firestore
    window.db = window.sdk.open(port)
    const ref = doc(window.db, 'open/kept')
    onSnapshot(ref, { includeMetadataChanges: true }, snapshot => {
      if (!snapshot.metadata.fromCache && !snapshot.metadata.hasPendingWrites)
        window.seen.push(snapshot.data()?.['n'])
    })
    await setDoc(ref, { n: 1 })
  }, first.port)
  await eventually(async () => (await seen()).at(-1)).toBe(1)
  await first.close()
  const second = await runFirestore({ host: '127.0.0.1', port: first.port, dataDir, log: () => undefined })
  await page.evaluate(() => {
    const { doc, increment, updateDoc } = window.sdk.firestore
    return updateDoc(doc(window.db, 'open/kept'), { n: increment(1) })
  })
  await eventually(async () => (await seen()).at(-1)).toBe(2)
  await second.close()
}, 60_000)

it('serves more clients than a browser has connections', async () => {
  await page.evaluate(async port => {
    const { doc, onSnapshot, setDoc } = window.sdk.firestore
    const clients = Array.from({ length: 5 }, () => window.sdk.open(port))
    for (const [at, db] of clients.entries())
      onSnapshot(doc(db, 'open/shared'), snapshot => {
        window.seen[at] = snapshot.get('n') as unknown
      })
    await Promise.all(clients.map((db, at) => setDoc(doc(db, `open/${at}`), { at })))
    await setDoc(doc(window.db, 'open/shared'), { n: 1 })
  }, server.port)
  await eventually(seen).toEqual(Array.from({ length: 5 }, () => 1))
}, 60_000)
