import { initializeTestEnvironment, type RulesTestEnvironment } from '@firebase/rules-unit-testing'
import {
  addDoc,
  Bytes,
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  GeoPoint,
  getDoc,
  getDocs,
  limit,
  onSnapshot,
  query,
  runTransaction,
  serverTimestamp,
  setDoc,
  setLogLevel,
  updateDoc,
  where,
  writeBatch,
  type Firestore,
} from 'firebase/firestore'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rulesEnvironment } from '../../rules/rulesEnvironment.ts'
import { expressionPath, expressions, fidelityRules, rulesOfDepth, storageRules } from './fidelityRules.ts'
import { startStorageRules } from './startStorageRules.ts'
import { verdictOf } from './verdictOf.ts'

/*
 * What a server must do like Google's for the tests of the project's rules to mean anything: twenty points, each
 * through a real client. The numbers are the names by which docs and reports call them.
 */
const uid = 'reader'
const claims = { role: 'manager', level: 3, flag: true, groups: ['a', 'c'], nested: { deep: 'x' } }

let env: RulesTestEnvironment
let close: () => Promise<void>
let db: Firestore
let nobody: Firestore

/** Past the rules. */
const asOwner = async <T>(act: (owner: Firestore) => Promise<T>): Promise<T> => {
  const results: T[] = []
  await env.withSecurityRulesDisabled(async context => {
    results.push(await act(context.firestore() as unknown as Firestore))
  })
  return results[0]!
}
const put = (documents: Readonly<Record<string, object>>): Promise<unknown> =>
  asOwner(owner =>
    Promise.all(Object.entries(documents).map(([path, data]) => setDoc(doc(owner, path), data))),
  )
const stored = (path: string) => asOwner(async owner => (await getDoc(doc(owner, path))).data())

const mayGet = (path: string) => verdictOf(getDoc(doc(db, path)))
const maySet = (path: string, data: object) => verdictOf(setDoc(doc(db, path), data))
const mayUpdate = (path: string, data: Record<string, unknown>) => verdictOf(updateDoc(doc(db, path), data))
const mayDelete = (path: string) => verdictOf(deleteDoc(doc(db, path)))
const mayBatch = (documents: Readonly<Record<string, object>>) => {
  const batch = writeBatch(db)
  for (const [path, data] of Object.entries(documents)) batch.set(doc(db, path), data)
  return verdictOf(batch.commit())
}

beforeAll(async () => {
  setLogLevel('silent')
  ;({ env, close } = await rulesEnvironment(fidelityRules))
  db = env.authenticatedContext(uid, claims).firestore() as unknown as Firestore
  nobody = env.unauthenticatedContext().firestore() as unknown as Firestore
  const everyKind = (owner: Firestore) => ({
    int: 7,
    float: 1.5,
    text: 'text',
    flag: true,
    none: null,
    at: new Date('2026-11-22T10:30:00Z'),
    place: new GeoPoint(50.5, 30.5),
    ref: doc(owner, 'there/yes'),
    bytes: Bytes.fromUint8Array(new Uint8Array([1, 2, 3])),
    list: ['a', 'b'],
    map: { k: 'v' },
  })
  await asOwner(owner => {
    const batch = writeBatch(owner)
    batch.set(doc(owner, 'there/yes'), { x: 1 })
    for (const [point, list] of Object.entries(expressions)) {
      for (const index of list.keys()) batch.set(doc(owner, expressionPath(point, index)), everyKind(owner))
    }
    return batch.commit()
  })
})
afterAll(() => close())

describe.each(Object.entries(expressions))('%s', (point, list) => {
  it.each(list.map(([expression, verdict], index) => [verdict, expression.slice(0, 120), index] as const))(
    '%s %s',
    async (verdict, _expression, index) => {
      expect(await mayGet(expressionPath(point, index))).toBe(verdict)
    },
  )
})

describe('requests', () => {
  it('3: resource is null on create and where nothing is', async () => {
    expect(await mayGet('fresh/a')).toBe('ALLOW')
    expect(await maySet('fresh/a', { x: 2 })).toBe('DENY')
    expect(await maySet('fresh/a', { x: 1 })).toBe('ALLOW')
    expect(await mayGet('fresh/a')).toBe('DENY')
    expect(await maySet('fresh/a', { x: 1 })).toBe('DENY')
    expect(await maySet('fresh/a', { x: 1, y: 2 })).toBe('ALLOW')
    expect(await maySet('looking/a', { x: 2 })).toBe('DENY')
  })

  it('5: getAfter() and existsAfter() see the whole batch, exists() what was before it', async () => {
    expect(await maySet('orders/o1', { sum: 1 })).toBe('DENY')
    expect(await maySet('ledgers/o1', { order: 'o1' })).toBe('DENY')
    expect(await mayBatch({ 'orders/o1': { sum: 1 }, 'ledgers/o1': { order: 'another' } })).toBe('DENY')
    expect(await mayBatch({ 'orders/o1': { sum: 1 }, 'ledgers/o1': { order: 'o1' } })).toBe('ALLOW')
    expect(await mayBatch({ 'ledgers/o2': { order: 'o2' }, 'orders/o2': { sum: 1 } })).toBe('ALLOW')
  })

  it('6: a list is judged by its query, not by what it finds', async () => {
    await put({ 'owned/1': { owner: uid }, 'owned/2': { owner: uid } })
    const owned = collection(db, 'owned')
    const mine = where('owner', '==', uid)
    const may = (...constraints: Parameters<typeof query> extends [unknown, ...infer Rest] ? Rest : never) =>
      verdictOf(getDocs(query(owned, ...constraints)))
    expect(await mayGet('owned/1')).toBe('ALLOW')
    expect(await may()).toBe('DENY')
    expect(await may(limit(10))).toBe('DENY')
    expect(await may(mine)).toBe('DENY')
    expect(await may(mine, limit(11))).toBe('DENY')
    expect(await may(mine, limit(10))).toBe('ALLOW')
    expect(await may(where('owner', '==', 'nobody there'), limit(10))).toBe('DENY')
  })

  it('7: one allow in any matching block is enough', async () => {
    expect(await mayGet('several/a')).toBe('ALLOW')
    expect(await mayGet('several/b')).toBe('ALLOW')
    expect(await mayGet('several/c')).toBe('DENY')
  })

  it('8: {name=**} stands for any number of segments, none included', async () => {
    expect(await mayGet('tree/a')).toBe('ALLOW')
    expect(await mayGet('tree/a/b/c')).toBe('ALLOW')
    expect(await mayGet('trunk/root')).toBe('ALLOW')
    expect(await mayGet('trunk/root/b/c')).toBe('ALLOW')
    expect(await mayGet('trunk/other')).toBe('DENY')
    expect(await mayGet('leaves/x')).toBe('ALLOW')
    expect(await mayGet('a/b/leaves/x')).toBe('ALLOW')
    expect(await mayGet('a/b/c/d/leaves/x')).toBe('ALLOW')
    expect(await mayGet('leaves/x/deeper/y')).toBe('DENY')
    expect(await verdictOf(getDocs(collectionGroup(db, 'leaves')))).toBe('ALLOW')
    expect(await mayGet('single/x')).toBe('ALLOW')
    expect(await mayGet('single/x/deeper/y')).toBe('DENY')
    expect(await verdictOf(getDocs(collection(db, 'single')))).toBe('ALLOW')
    expect(await verdictOf(getDocs(collectionGroup(db, 'single')))).toBe('DENY')
    expect(await mayGet('nowhere/x')).toBe('DENY')
  })

  it('9: diff() of what is asked for and what is stored', async () => {
    await put({ 'profiles/a': { name: 'a', role: 'manager', tags: [1] } })
    expect(await mayUpdate('profiles/a', { name: 'b' })).toBe('ALLOW')
    expect(await mayUpdate('profiles/a', { name: 'c', tags: [2] })).toBe('ALLOW')
    expect(await mayUpdate('profiles/a', { role: 'manager' })).toBe('ALLOW')
    expect(await mayUpdate('profiles/a', { role: 'admin' })).toBe('DENY')
    expect(await mayUpdate('profiles/a', { name: 'd', extra: 1 })).toBe('DENY')
    expect(await maySet('profiles/a', { name: 'd', tags: [2] })).toBe('DENY')
    expect(await maySet('profiles/a', { role: 'manager', name: 'd' })).toBe('ALLOW')
  })

  it('12: request.time is what serverTimestamp() writes', async () => {
    expect(await maySet('stamped/a', { at: new Date() })).toBe('DENY')
    expect(await maySet('stamped/a', { at: serverTimestamp() })).toBe('ALLOW')
    expect(await mayUpdate('stamped/a', { at: new Date() })).toBe('DENY')
    expect(await mayUpdate('stamped/a', { at: serverTimestamp() })).toBe('ALLOW')
    const both = { 'stamped/b': { at: serverTimestamp() }, 'stamped/c': { at: serverTimestamp() } }
    expect(await mayBatch(both)).toBe('ALLOW')
  })

  it('14: a batch is written whole or not at all', async () => {
    expect(await mayBatch({ 'atoms/a': { ok: true }, 'atoms/b': { ok: false } })).toBe('DENY')
    expect(await mayBatch({ 'atoms/b': { ok: false }, 'atoms/a': { ok: true } })).toBe('DENY')
    expect(await stored('atoms/a')).toBeUndefined()
    expect(await mayBatch({ 'atoms/a': { ok: true }, 'atoms/b': { ok: true } })).toBe('ALLOW')
    expect(await stored('atoms/b')).toEqual({ ok: true })
  })

  it('15: a delete has no request.resource', async () => {
    await put({ 'bin/a': { x: 1 }, 'bin/b': { x: 2 }, 'strict/a': { x: 1 } })
    expect(await mayDelete('bin/a')).toBe('ALLOW')
    expect(await mayDelete('bin/b')).toBe('DENY')
    expect(await mayDelete('strict/a')).toBe('DENY')
    expect(await stored('strict/a')).toEqual({ x: 1 })
  })

  it('16: twenty documents for a batch', async () => {
    const batchOf = (path: string, size: number) =>
      Object.fromEntries(Array.from({ length: size }, (_, index) => [`${path}/b${size}-${index}`, {}]))
    expect(await mayBatch(batchOf('tenReads', 2))).toBe('ALLOW')
    expect(await mayBatch(batchOf('sevenReads', 2))).toBe('ALLOW')
    expect(await mayBatch(batchOf('sevenReads', 3))).toBe('DENY')
  })

  it('16: a function may be twenty calls away and no further', async () => {
    const { host = '', port = 0 } = env.emulators.firestore ?? {}
    const push = (depth: number) =>
      initializeTestEnvironment({
        projectId: `${env.projectId}-${depth}`,
        firestore: { host, port, rules: rulesOfDepth(depth) },
      })
    const deep = await push(21)
    expect(await verdictOf(getDoc(doc(deep.unauthenticatedContext().firestore(), 'deep/a')))).toBe('ALLOW')
    await deep.cleanup()
    await expect(push(22)).rejects.toThrow(/call depth of 20/)
  })

  it('17: a transaction is judged by what is stored when it commits', async () => {
    await put({ 'counters/c': { open: true, n: 1 } })
    let attempts = 0
    const add = (meanwhile: Record<string, unknown>) =>
      runTransaction(db, async transaction => {
        const counter = await transaction.get(doc(db, 'counters/c'))
        attempts += 1
        if (attempts === 1) await asOwner(owner => updateDoc(doc(owner, 'counters/c'), meanwhile))
        transaction.update(doc(db, 'counters/c'), { n: (counter.data()?.['n'] as number) + 1 })
      })
    expect(await verdictOf(add({ n: 5 }))).toBe('ALLOW')
    expect(attempts).toBe(2)
    expect(await stored('counters/c')).toEqual({ open: true, n: 6 })
    attempts = 0
    expect(await verdictOf(add({ open: false }))).toBe('DENY')
    expect(await stored('counters/c')).toEqual({ open: false, n: 6 })
  })

  it('17: and by the documents that its rules look at', async () => {
    await put({ 'counters/gate': { open: true } })
    const enter = (id: string, meanwhile: () => Promise<unknown>) =>
      runTransaction(db, async transaction => {
        await transaction.get(doc(db, 'counters/gate'))
        await meanwhile()
        transaction.set(doc(db, `entries/${id}`), { n: 1 })
      })
    expect(await verdictOf(enter('a', async () => undefined))).toBe('ALLOW')
    const shut = () => put({ 'counters/gate': { open: false } })
    expect(await verdictOf(enter('b', shut))).toBe('DENY')
    expect(await stored('entries/b')).toBeUndefined()
  })

  /** A listener whose first snapshot has come; `end` is the code that it dies of. */
  const listening = async (follow: (next: () => void, fail: (error: unknown) => void) => () => void) => {
    let end: Promise<string | undefined> = Promise.resolve(undefined)
    await new Promise<void>((resolve, reject) => {
      end = new Promise(ended =>
        follow(resolve, error => {
          ended((error as { code?: string }).code)
          reject(error as Error)
        }),
      )
    })
    return { end }
  }

  it('18: a listener on a document ends when its access does', async () => {
    await put({ 'rooms/r1': { members: [uid] } })
    const { end } = await listening((next, fail) => onSnapshot(doc(db, 'rooms/r1'), next, fail))
    await put({ 'rooms/r1': { members: [] } })
    expect(await end).toBe('permission-denied')
  })

  it('18: so does one on a query, when something in it changes', async () => {
    await put({ 'rooms/r2': { members: [uid] }, 'rooms/r2/lines/1': { n: 1 } })
    const lines = collection(db, 'rooms/r2/lines')
    const { end } = await listening((next, fail) => onSnapshot(lines, next, fail))
    await put({ 'rooms/r2': { members: [] } })
    await asOwner(owner => addDoc(collection(owner, 'rooms/r2/lines'), { n: 2 }))
    expect(await end).toBe('permission-denied')
  })

  it('19: without a token request.auth is null', async () => {
    const point = Object.keys(expressions).find(each => each.startsWith('19')) ?? ''
    const isNull = (expressions[point] ?? []).findIndex(([each]) => each === 'request.auth == null')
    expect(await verdictOf(getDoc(doc(nobody, expressionPath(point, isNull))))).toBe('ALLOW')
    expect(await verdictOf(getDoc(doc(nobody, expressionPath(point, 0))))).toBe('DENY')
  })

  it('20: Storage rules look at Firestore documents', async () => {
    const { host = '', port = 0 } = env.emulators.firestore ?? {}
    const documents = `http://${host}:${port}/v1/projects/${env.projectId}`
    const storage = await startStorageRules(storageRules, documents)
    try {
      await put({ 'rooms/s1': { members: [uid] } })
      expect(await storage.permits('get', 'rooms/s1/a/photo.png', uid)).toBe(true)
      expect(await storage.permits('get', 'rooms/s1/a/photo.png', 'stranger')).toBe(false)
      expect(await storage.permits('create', 'rooms/s1/b.png', 'stranger')).toBe(true)
      expect(await storage.permits('get', 'rooms/missing/a.png', uid)).toBe(false)
      expect(await storage.permits('create', 'rooms/missing/b.png', uid)).toBe(false)
      await put({ 'rooms/s1': { members: [] } })
      expect(await storage.permits('get', 'rooms/s1/a/photo.png', uid)).toBe(false)
    } finally {
      storage.close()
    }
  })

  it('rules that are not understood are refused, and let nothing through', async () => {
    const { host = '', port = 0 } = env.emulators.firestore ?? {}
    const push = (condition: string) =>
      initializeTestEnvironment({
        projectId: `${env.projectId}-odd`,
        firestore: {
          host,
          port,
          rules: `rules_version = '2'; service cloud.firestore { match /{path=**} { allow read: if ${condition}; } }`,
        },
      })
    await expect(push('for all x: true')).rejects.toThrow(/INVALID_ARGUMENT/)
    await expect(push("'b'.matches('(?=b)b')")).rejects.toThrow(/Invalid regular expression pattern/)
    await expect(push('true ^ true')).rejects.toThrow(/INVALID_ARGUMENT/)
  })
})
