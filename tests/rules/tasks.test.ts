import { assertFails, assertSucceeds, type RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { notificationPath, personPath, taskPath } from '@chats/domain/paths'
import {
  collection,
  deleteField,
  doc,
  getDocs,
  orderBy,
  query,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  where,
  type Firestore,
} from 'firebase/firestore'
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import { personId, type Role } from './roles.ts'
import { as, restore, rulesEnvironment } from './rulesEnvironment.ts'

let env: RulesTestEnvironment
let close: () => Promise<void>
let db: Firestore
const dbOf = (role: Role) => as(env, role).firestore() as unknown as Firestore

beforeAll(async () => {
  ;({ env, close } = await rulesEnvironment())
  await restore(env)
  db = dbOf('M')
})
afterAll(() => close())

const task = () => ({
  schema: 1,
  personId,
  personName: 'Anna',
  title: 'Call back',
  dueAt: Timestamp.fromMillis(1_800_000_000_000) as Timestamp | null,
  kind: 'personal',
  ownerId: 'M',
  assigneeId: 'M' as string | null,
  state: 'open',
  doneAt: null,
  createdAt: serverTimestamp(),
  updatedAt: serverTimestamp(),
})
const common = (assigneeId: string | null) => ({ ...task(), kind: 'common', assigneeId })
const without = (key: string) => Object.fromEntries(Object.entries(task()).filter(([name]) => name !== key))
let made = 0
const create = (data: Record<string, unknown>, by = db) => setDoc(doc(by, taskPath(`made-${made++}`)), data)

describe('a new task', () => {
  it('is taken as the page writes it', async () => {
    await assertSucceeds(create(task()))
    await assertSucceeds(create({ ...task(), dueAt: null, updatedBy: 'M' }))
    for (const assigneeId of [null, 'M', 'MA', 'A']) await assertSucceeds(create(common(assigneeId)))
  })

  it.each(Object.keys(task()))('needs %s', async key => {
    await assertFails(create(without(key)))
  })

  it.each([
    ['schema', 2],
    ['personId', ''],
    ['personId', 7],
    ['personId', 'p-nobody'],
    ['personName', 'x'.repeat(201)],
    ['personName', null],
    ['cameFrom', ['p-other']],
    ['title', ''],
    ['title', 'x'.repeat(501)],
    ['title', ['Call']],
    ['dueAt', 1_800_000_000_000],
    ['dueAt', 'tomorrow'],
    ['kind', 'secret'],
    ['kind', null],
    ['ownerId', 'A'],
    ['assigneeId', 'A'],
    ['assigneeId', null],
    ['state', 'done'],
    ['state', 'removed'],
    ['doneAt', Timestamp.now()],
    ['createdAt', Timestamp.fromMillis(1)],
    ['updatedAt', Timestamp.fromMillis(1)],
    ['remindedAt', Timestamp.now()],
    ['updatedBy', 'A'],
    ['more', 1],
  ])('takes no %s of %s', async (key, value) => {
    await assertFails(create({ ...task(), [key]: value }))
  })

  it('goes to nobody who is out, unknown or does not see the person', async () => {
    for (const assigneeId of ['MD', 'AD', 'MR', 'nobody', '', 7]) {
      await assertFails(create({ ...common(null), assigneeId }))
    }
  })
})

describe('a task later', () => {
  const at = taskPath('of-M')
  const change = (data: Record<string, unknown>, path = at, by = db) =>
    updateDoc(doc(by, path), { updatedAt: serverTimestamp(), ...data })
  beforeEach(() => restore(env, [at, taskPath('common')]))

  it('is put off, done, opened again, removed and put back', async () => {
    await assertSucceeds(change({ dueAt: Timestamp.fromMillis(1_900_000_000_000) }))
    await assertSucceeds(change({ state: 'done', doneAt: serverTimestamp() }))
    await assertSucceeds(change({ title: 'Called' }))
    await assertSucceeds(change({ state: 'removed' }))
    await assertFails(change({ state: 'done', doneAt: Timestamp.fromMillis(1) }))
    await assertSucceeds(change({ state: 'done' }))
    await assertSucceeds(change({ state: 'open', doneAt: null, dueAt: null }))
  })

  it.each([
    ['kind', 'common'],
    ['ownerId', 'A'],
    ['personId', 'p-other'],
    ['personName', 'Other'],
    ['schema', 2],
    ['createdAt', serverTimestamp()],
    ['remindedAt', serverTimestamp()],
    ['cameFrom', ['p-other']],
    ['assigneeId', 'A'],
    ['assigneeId', null],
    ['title', ''],
    ['title', deleteField()],
    ['dueAt', 5],
    ['state', 'done'],
    ['state', 'gone'],
    ['doneAt', serverTimestamp()],
    ['updatedAt', Timestamp.fromMillis(1)],
    ['updatedBy', 'A'],
    ['more', 1],
  ])('does not let %s become %s', async (key, value) => {
    await assertFails(change({ [key]: value }))
  })

  it('is handed on, when it is a common one, to who may have it', async () => {
    const path = taskPath('common')
    await assertSucceeds(change({ assigneeId: 'MA', updatedBy: 'M' }, path))
    await assertSucceeds(change({ assigneeId: null }, path))
    for (const assigneeId of ['MD', 'MR', 'nobody']) await assertFails(change({ assigneeId }, path))
    await assertFails(change({ kind: 'personal', assigneeId: 'X' }, path))
  })

  it('can still be done when its manager is out', async () => {
    const path = taskPath('common')
    await env.withSecurityRulesDisabled(context =>
      updateDoc(doc(context.firestore() as unknown as Firestore, path), { assigneeId: 'MD' }),
    )
    await assertSucceeds(change({ state: 'done', doneAt: serverTimestamp() }, path))
  })

  it('stays closed to who sees the person no longer', async () => {
    await env.withSecurityRulesDisabled(context =>
      updateDoc(doc(context.firestore() as unknown as Firestore, personPath(personId)), { assigneeId: 'MR' }),
    )
    await assertFails(change({ title: 'x' }, taskPath('common'), dbOf('MA')))
    await assertSucceeds(change({ title: 'x' }, taskPath('common'), dbOf('MR')))
    await restore(env, [personPath(personId)])
  })
})

describe('the queries of the page', () => {
  const tasks = (role: Role) => collection(dbOf(role), 'tasks')
  const upTo = where('dueAt', '<=', Timestamp.now())
  const open = where('state', '==', 'open')

  it('are let through for those whom they name', async () => {
    for (const role of ['M', 'MA', 'MR', 'A'] as const) {
      const mine = where('assigneeId', '==', role)
      await assertSucceeds(getDocs(query(tasks(role), mine, open, upTo, orderBy('dueAt'))))
      const personal = [where('personId', '==', personId), mine, where('kind', '==', 'personal'), open]
      await assertSucceeds(getDocs(query(tasks(role), ...personal)))
    }
    for (const role of ['M', 'MA', 'A'] as const) {
      const shared = [where('personId', '==', personId), where('kind', '==', 'common'), open]
      await assertSucceeds(getDocs(query(tasks(role), ...shared)))
    }
  })

  it('are refused when they name nobody, or somebody else', async () => {
    for (const role of ['M', 'MA', 'MR', 'A', 'MD', 'AD', 'U1', 'U0'] as const) {
      await assertFails(getDocs(tasks(role)))
      await assertFails(getDocs(query(tasks(role), where('personId', '==', personId))))
      await assertFails(getDocs(query(tasks(role), where('assigneeId', '==', 'X'), open)))
      await assertFails(getDocs(query(tasks(role), where('ownerId', '==', 'X'))))
    }
    const shared = (role: Role) => getDocs(query(tasks(role), where('kind', '==', 'common')))
    // A wide list trusts the claims: the disabled ones' tokens see it as long as they live.
    for (const role of ['M', 'A', 'MD', 'AD'] as const) await assertSucceeds(shared(role))
    for (const role of ['MA', 'MR', 'U1', 'U0'] as const) await assertFails(shared(role))
  })
})

describe('a notification', () => {
  const at = notificationPath('M', 'n1')
  beforeEach(() => restore(env, [at]))

  it('is marked read once, now, and nothing else of it changes', async () => {
    await assertFails(updateDoc(doc(db, at), { readAt: Timestamp.fromMillis(1) }))
    await assertFails(updateDoc(doc(db, at), { readAt: serverTimestamp(), text: 'x' }))
    await assertSucceeds(updateDoc(doc(db, at), { readAt: serverTimestamp() }))
    await assertFails(updateDoc(doc(db, at), { readAt: null }))
    await assertFails(updateDoc(doc(db, at), { readAt: serverTimestamp() }))
  })
})
