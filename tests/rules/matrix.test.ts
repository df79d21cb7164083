import { assertFails, assertSucceeds, type RulesTestEnvironment } from '@firebase/rules-unit-testing'
import {
  cardPath,
  channelPath,
  chatPath,
  companyPath,
  draftPath,
  managerPath,
  mergePath,
  messagePath,
  personPath,
  quarantinePath,
  typingPath,
} from '@chats/domain/paths'
import {
  collection,
  deleteDoc,
  doc,
  getDoc,
  getDocs,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
  where,
  type Firestore,
} from 'firebase/firestore'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chatId, personId, roles, stored, uuid, type Role } from './roles.ts'
import { as, restore, rulesEnvironment } from './rulesEnvironment.ts'

/*
 * Roles × operations for every collection. A cell names the roles that are let in; every other role is refused, so
 * each cell is asserted both ways. U0, U1 and the disabled MD and AD appear in two places only: a list row of people
 * until their token ends, and their own managers document, by which their app learns that it has to close.
 */
const operations = ['get', 'list', 'create', 'update', 'delete'] as const
type Operation = (typeof operations)[number]

interface Row {
  readonly of: string
  readonly path: string | ((role: Role) => string)
  /** What a new document would be, and where; default: a copy of the stored one. */
  readonly create?: { path: string | ((role: Role) => string); data: (role: Role) => Record<string, unknown> }
  readonly update?: (role: Role) => Record<string, unknown>
  readonly allowed: { readonly [operation in Operation]?: readonly Role[] }
  /** Lists as the app asks for them, when the bare collection is not what a role may list. */
  readonly list?: (db: Firestore, role: Role) => ReturnType<typeof query>
}

const active: readonly Role[] = ['M', 'MA', 'MR', 'A']
const seeing: readonly Role[] = ['M', 'MA', 'A']
const everybody: readonly Role[] = ['M', 'A']

const queued = (role: Role) => ({
  schema: 1,
  chatId,
  personId,
  direction: 'out',
  kind: 'text',
  at: serverTimestamp(),
  content: { kind: 'text', text: 'hello' },
  author: { type: 'manager', id: role, name: role },
  delivery: { state: 'queued', attempt: 0 },
})
const later = new Date('2026-11-22T11:00:00Z')
const readMark = (role: Role) => ({
  [`chats.${chatId}.unread`]: 0,
  [`chats.${chatId}.unreadSince`]: null,
  unread: 1,
  unreadSince: later,
  readChatId: chatId,
  readBy: role,
  readByName: role,
  readAt: serverTimestamp(),
})

const rows: readonly Row[] = [
  { of: 'settings/company', path: companyPath, allowed: { get: active } },
  { of: 'settings, other', path: 'settings/other', allowed: {} },
  {
    of: 'managers, own',
    path: role => managerPath(role),
    update: () => ({ locale: 'uk', theme: 'dark', timeZone: 'Europe/Kyiv' }),
    allowed: { get: [...active, 'MD', 'AD'], list: active, update: active },
  },
  {
    of: 'managers, another',
    path: managerPath('X'),
    update: () => ({ locale: 'uk' }),
    allowed: { get: active, list: active },
  },
  {
    of: 'drafts, own',
    path: role => draftPath(role, chatId),
    create: {
      path: role => draftPath(role, 'demo_9'),
      data: () => ({ schema: 1, personId, text: 'x', updatedAt: serverTimestamp() }),
    },
    update: () => ({ text: 'y', updatedAt: serverTimestamp() }),
    allowed: { get: active, list: active, create: active, update: active, delete: active },
  },
  {
    of: 'drafts, of another',
    path: draftPath('X', chatId),
    create: {
      path: draftPath('X', 'demo_9'),
      data: () => ({ schema: 1, personId, text: 'x', updatedAt: serverTimestamp() }),
    },
    update: () => ({ text: 'y', updatedAt: serverTimestamp() }),
    allowed: {},
  },
  { of: 'channels', path: channelPath('demo'), allowed: { get: active, list: active } },
  {
    of: 'channels, their health',
    path: channelPath('demo'),
    update: () => ({ health: { state: 'ok', at: later, since: later, pending: 0 } }),
    allowed: { get: active, list: active },
  },
  {
    of: 'channels, their count of quarantined updates',
    path: channelPath('demo'),
    update: () => ({ quarantined: 0 }),
    allowed: { get: active, list: active },
  },
  { of: 'channelSecrets', path: 'channelSecrets/demo', allowed: {} },
  {
    of: 'people',
    path: personPath(personId),
    update: readMark,
    allowed: { get: ['M', 'MA', 'MD', 'AD', 'A'], list: ['M', 'MD', 'AD', 'A'], update: seeing },
  },
  {
    of: 'people, of an assignee',
    path: personPath(personId),
    list: (db, role) => query(collection(db, 'people'), where('assigneeId', '==', role)),
    update: () => ({ name: 'Other' }),
    allowed: { get: ['M', 'MA', 'MD', 'AD', 'A'], list: ['M', 'MA', 'MR', 'MD', 'AD', 'A'] },
  },
  {
    of: 'people, the pinned chat',
    path: personPath(personId),
    list: (db, role) => query(collection(db, 'people'), where('assigneeId', '==', role)),
    update: () => ({ defaultChatId: chatId }),
    allowed: {
      get: ['M', 'MA', 'MD', 'AD', 'A'],
      list: ['M', 'MA', 'MR', 'MD', 'AD', 'A'],
      update: seeing,
    },
  },
  {
    of: 'merges',
    path: mergePath('p-demo_0'),
    list: db => query(collection(db, 'merges'), where('personId', '==', personId)),
    update: () => ({ keepId: 'p-other' }),
    allowed: { get: seeing, list: seeing },
  },
  { of: 'merges, unconstrained', path: mergePath('p-demo_0'), allowed: { get: seeing, list: everybody } },
  { of: 'invites', path: 'invites/hash', allowed: {} },
  { of: 'cards', path: cardPath(personId), update: () => ({ note: 'x' }), allowed: { get: seeing } },
  {
    of: 'chats',
    path: chatPath(chatId),
    list: db => query(collection(db, 'chats'), where('personId', '==', personId)),
    update: () => ({ state: 'blocked' }),
    allowed: { get: seeing, list: seeing },
  },
  { of: 'chats, unconstrained', path: chatPath(chatId), allowed: { get: seeing, list: everybody } },
  {
    of: 'messages',
    path: messagePath(chatId, 'in_1'),
    create: { path: messagePath(chatId, uuid), data: queued },
    update: () => ({ 'content.text': 'changed' }),
    allowed: { get: seeing, list: seeing, create: seeing },
  },
  { of: 'quarantine', path: quarantinePath('demo_7'), allowed: {} },
  { of: 'audit', path: 'audit/1', allowed: { get: ['A'], list: ['A'] } },
  { of: 'jobs', path: 'jobs/1', allowed: {} },
  { of: 'typing', path: typingPath(chatId), update: () => ({ until: later }), allowed: { get: seeing } },
  { of: 'presence', path: 'presence/X', allowed: {} },
  { of: 'search', path: 'search/p1', allowed: {} },
  { of: 'a collection nobody knows', path: 'randomCollection/x', allowed: {} },
]

let env: RulesTestEnvironment
let close: () => Promise<void>

beforeAll(async () => {
  ;({ env, close } = await rulesEnvironment())
  await restore(env)
})
afterAll(() => close())

const at = (path: Row['path'], role: Role) => (typeof path === 'string' ? path : path(role))

/** Tries one cell as a browser would, and puts back what a permitted write changed. */
async function attempt(row: Row, operation: Operation, role: Role): Promise<unknown> {
  const db = as(env, role).firestore() as unknown as Firestore
  const path = at(row.path, role)
  const fresh = row.create ? at(row.create.path, role) : `${path.slice(0, path.lastIndexOf('/'))}/created`
  switch (operation) {
    case 'get':
      return getDoc(doc(db, path))
    case 'list':
      return getDocs(row.list?.(db, role) ?? collection(db, path.slice(0, path.lastIndexOf('/'))))
    case 'create':
      return setDoc(doc(db, fresh), row.create?.data(role) ?? stored[path] ?? {})
    case 'update':
      return updateDoc(doc(db, path), row.update?.(role) ?? { schema: 2 })
    case 'delete':
      return deleteDoc(doc(db, path))
  }
}

describe.each(rows)('$of', row => {
  describe.each(operations)('%s', operation => {
    it.each(roles)('%s', async role => {
      const allowed = row.allowed[operation]?.includes(role) ?? false
      const done = attempt(row, operation, role)
      if (!allowed) return void (await assertFails(done))
      await assertSucceeds(done)
      if (operation === 'get' || operation === 'list') return
      await restore(env, [at(row.path, role)])
      if (operation === 'create')
        await env.withSecurityRulesDisabled(async owner => {
          await deleteDoc(doc(owner.firestore(), at(row.create?.path ?? row.path, role)))
        })
    })
  })
})

it('asserts every cell of every collection', () => {
  const cells = rows.length * operations.length * roles.length
  const allow = rows.flatMap(row => Object.values(row.allowed)).reduce((sum, cell) => sum + cell.length, 0)
  expect({ cells, allow }).toEqual({ cells: 1080, allow: 146 })
})
