import { assertFails, assertSucceeds, type RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { dictionaryPath, leadToolPath } from '@chats/domain/paths'
import { doc, serverTimestamp, updateDoc, writeBatch, type Firestore } from 'firebase/firestore'
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import type { Role } from './roles.ts'
import { as, restore, rulesEnvironment } from './rulesEnvironment.ts'

let env: RulesTestEnvironment
let close: () => Promise<void>
let made = 0
beforeAll(async () => {
  ;({ env, close } = await rulesEnvironment())
})
beforeEach(() => restore(env))
afterAll(() => close())

const at = (role: Role) => as(env, role).firestore() as unknown as Firestore

/** As the page makes one: the tool and its word in one write. */
function create(change: object = {}, { code = `new-${++made}`, word = true } = {}) {
  const db = at('A')
  const batch = writeBatch(db)
  batch.set(doc(db, leadToolPath(code)), {
    schema: 1,
    channelIds: ['demo'],
    tunnelId: 'welcome',
    sourceId: null,
    createdAt: serverTimestamp(),
    createdBy: { id: 'A', name: 'A' },
    ...change,
  })
  if (word)
    batch.update(doc(db, dictionaryPath('leadTools')), { [`entries.${code}`]: { title: 'New', order: 9 } })
  return batch.commit()
}

describe('S-77: a lead tool', () => {
  it('is taken together with its word', () => assertSucceeds(create()))

  it.each<[string, object, { code?: string; word?: boolean }?]>([
    ['without its word', {}, { word: false }],
    ['by a code that no link carries', {}, { code: 'Spring_2026' }],
    ['by a code that is too long', {}, { code: 'a'.repeat(41) }],
    ['of another time', { createdAt: new Date(0) }],
    ['of somebody else', { createdBy: { id: 'X', name: 'X' } }],
    ['by another name', { createdBy: { id: 'A', name: 'X' } }],
    ['of another schema', { schema: 2 }],
    ['with a field of its own', { starts: 7 }],
    ['with a tunnel that is no id', { tunnelId: 'Welcome!' }],
    ['with a source that is a number', { sourceId: 7 }],
    ['with channels that are none', { channelIds: 'demo' }],
    ['with one channel twice', { channelIds: ['demo', 'demo'] }],
    ['with channels that are no ids', { channelIds: ['a b'] }],
    ['with two channels in one', { channelIds: ['a,b'.repeat(60)] }],
    ['with twenty-one channels', { channelIds: Array.from({ length: 21 }, (_, index) => `c${index}`) }],
  ])('is refused %s', (_, change, how) => assertFails(create(change, how)))

  it('leads elsewhere when an admin says so, and stays whose it is', async () => {
    const change = (data: object) => updateDoc(doc(at('A'), leadToolPath('site')), { ...data })
    await assertSucceeds(change({ tunnelId: 'trial', sourceId: 'ads', channelIds: [] }))
    await assertFails(change({ createdAt: serverTimestamp() }))
    await assertFails(change({ createdBy: { id: 'X', name: 'X' } }))
    await assertFails(change({ tunnelId: '' }))
  })
})
