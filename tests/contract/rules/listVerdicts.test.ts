import type { RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { initializeApp, deleteApp, type FirebaseApp } from 'firebase/app'
import * as firestore from 'firebase/firestore'
import * as lite from 'firebase/firestore/lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rulesEnvironment } from '../../rules/rulesEnvironment.ts'
import { askByRest } from './askByRest.ts'
import { listRules } from './listRules.ts'
import { verdictOf } from './verdictOf.ts'

/*
 * The verdicts that Google's emulator gave to lists, held against a server through real clients: a query is allowed
 * when every document that it could return is, whatever is stored.
 */
type Condition = readonly [field: string, op: firestore.WhereFilterOp, value: unknown]
interface Asked {
  readonly where?: readonly Condition[]
  /** Each a conjunction; any of them may hold. */
  readonly anyOf?: readonly (readonly Condition[])[]
  readonly orderBy?: readonly [field: string, direction: 'asc' | 'desc']
  readonly limit?: number
  readonly group?: true
  readonly as?: 'unverified' | 'nobody'
}
type Row = readonly [collection: string, verdict: 'ALLOW' | 'DENY', asked: Asked]

const uid = 'query-owner'
const own: Condition = ['createdBy', '==', uid]
const draft: Condition = ['published', '==', false]
const published: Condition = ['published', '==', true]

// prettier-ignore
const rows: readonly Row[] = [
  // verified() && (owner() || get(the license of the document).data.uid == me)
  ['presentations', 'ALLOW', { where: [own] }],
  ['presentations', 'ALLOW', { where: [own], orderBy: ['title', 'asc'] }],
  ['presentations', 'ALLOW', { where: [own], orderBy: ['title', 'asc'], limit: 5 }],
  ['presentations', 'ALLOW', { where: [['createdBy', 'in', [uid]]] }],
  ['presentations', 'ALLOW', { where: [own, draft] }],
  ['presentations', 'ALLOW', { where: [own, ['title', '==', 'one'], ['title', '==', 'another']] }],
  ['presentations', 'ALLOW', { anyOf: [[own, draft], [own, published]] }],
  ['presentations', 'DENY', {}],
  ['presentations', 'DENY', { where: [['createdBy', '==', 'other']] }],
  ['presentations', 'DENY', { where: [own], as: 'unverified' }],
  ['presentations', 'DENY', { where: [own], as: 'nobody' }],
  ['presentations', 'DENY', { where: [['createdBy', 'in', [uid, 'other']]] }],
  ['presentations', 'DENY', { where: [['createdBy', 'array-contains', uid]] }],
  ['presentations', 'DENY', { where: [['createdBy', '>=', uid]] }],
  ['presentations', 'DENY', { where: [['createdBy', '>=', uid], ['createdBy', '<=', uid]] }],
  ['presentations', 'DENY', { anyOf: [[own], [published]] }],
  ['presentations', 'ALLOW', { where: [['licenseId', '==', 'granted']] }],
  ['presentations', 'ALLOW', { where: [['licenseId', 'in', ['granted', 'granted2']]] }],
  ['presentations', 'DENY', { where: [['licenseId', '==', 'denied']] }],
  ['presentations', 'DENY', { where: [['licenseId', '==', 'missing']] }],
  ['presentations', 'DENY', { where: [['licenseId', 'in', ['granted', 'denied']]] }],
  // owner() || get(missing).data.uid == 'x'
  ['short', 'ALLOW', { where: [own] }],
  ['short', 'DENY', { where: [['createdBy', '==', 'other']] }],
  // me in members
  ['members', 'ALLOW', { where: [['members', 'array-contains', uid]] }],
  ['members', 'ALLOW', { where: [['members', 'array-contains-any', [uid]]] }],
  ['members', 'DENY', { where: [['members', 'array-contains', 'other']] }],
  ['members', 'DENY', { where: [['members', 'array-contains-any', [uid, 'other']]] }],
  ['members', 'DENY', {}],
  // score > 4
  ['scores', 'ALLOW', { where: [['score', '==', 5]] }],
  ['scores', 'ALLOW', { where: [['score', '>', 5]] }],
  ['scores', 'ALLOW', { where: [['score', '>=', 5]] }],
  ['scores', 'ALLOW', { where: [['score', 'in', [5, 7]]] }],
  ['scores', 'DENY', { where: [['score', '>=', 4]] }],
  ['scores', 'DENY', { where: [['score', 'in', [4, 7]]] }],
  ['scores', 'DENY', {}],
  // value != null
  ['present', 'ALLOW', { where: [['value', '!=', null]] }],
  ['present', 'DENY', {}],
  // value != 'blocked'
  ['unblocked', 'ALLOW', { where: [['value', '!=', 'blocked']] }],
  ['unblocked', 'ALLOW', { where: [['value', 'not-in', ['blocked', 'also-blocked']]] }],
  // request.query.limit <= 12
  ['limited', 'ALLOW', { limit: 12 }],
  ['limited', 'DENY', { limit: 13 }],
  ['limited', 'DENY', {}],
  // request.query.offset <= 2; the SDK sends none
  ['skipped', 'ALLOW', {}],
  // request.query.orderBy.updatedAt == 'DESC'
  ['sorted', 'ALLOW', { orderBy: ['updatedAt', 'desc'] }],
  ['sorted', 'DENY', { orderBy: ['updatedAt', 'asc'] }],
  ['sorted', 'DENY', {}],
  // get() and exists() on a fixed path
  ['fixed', 'ALLOW', {}],
  // exists(the license of the document)
  ['licensed', 'ALLOW', { where: [['licenseId', '==', 'granted']] }],
  ['licensed', 'DENY', { where: [['licenseId', '==', 'missing']] }],
  ['licensed', 'DENY', {}],
  // match /{prefix=**}/groupDocs/{id}: owner()
  ['groupDocs', 'ALLOW', { where: [own], group: true }],
  ['parents/mine/groupDocs', 'ALLOW', { where: [own] }],
  ['groupDocs', 'DENY', { group: true }],
  // only match /presentations/{id}
  ['presentations', 'DENY', { where: [own], group: true }],
  ['presentations/p1/slides', 'ALLOW', { where: [own] }],
  ['slides', 'DENY', { where: [own], group: true }],
  // the id of a listed document is not known
  ['wild', 'DENY', {}],
  ['parents/mine/orLeft', 'ALLOW', {}],
  ['parents/theirs/orLeft', 'DENY', {}],
  ['parents/mine/orRight', 'ALLOW', {}],
  ['parents/theirs/orRight', 'DENY', {}],
  // what an unknown or an error cannot change
  ['absorbAnd', 'ALLOW', {}],
  ['absorbOr', 'ALLOW', {}],
  ['absorbError', 'ALLOW', {}],
  ['many', 'ALLOW', {}],
]

const titleOf = ([collection, verdict, { where = [], anyOf = [], orderBy, limit, group, as }]: Row): string =>
  [
    `${verdict} ${group ? 'group ' : ''}${collection}`,
    [where, ...anyOf].map(each => each.map(condition => condition.join(' ')).join(' && ')).join(' or '),
    orderBy && `by ${orderBy.join(' ')}`,
    limit && `limit ${limit}`,
    as && `as ${as}`,
  ]
    .filter(Boolean)
    .join(', ')

type Sdk = typeof firestore
// The builders of both SDKs take and give the same; only their types are strangers to each other.
const liteSdk = lite as unknown as Sdk

const queryOf = (sdk: Sdk, db: firestore.Firestore, [collection, , asked]: Row): firestore.Query => {
  const { where = [], anyOf, orderBy, limit, group } = asked
  const filters = (conditions: readonly Condition[]) => conditions.map(each => sdk.where(...each))
  const base = group ? sdk.collectionGroup(db, collection) : sdk.collection(db, collection)
  const rest = [
    ...(orderBy ? [sdk.orderBy(...orderBy)] : []),
    ...(limit === undefined ? [] : [sdk.limit(limit)]),
  ]
  return anyOf
    ? sdk.query(base, sdk.or(...anyOf.map(each => sdk.and(...filters(each)))), ...rest)
    : sdk.query(base, ...filters(where), ...rest)
}

/** The first snapshot that the server gave; the listener is gone afterwards. */
const listenOnce = (query: firestore.Query): Promise<firestore.QuerySnapshot> =>
  new Promise((resolve, reject) => {
    const stop = firestore.onSnapshot(
      query,
      { includeMetadataChanges: true },
      snapshot => {
        if (snapshot.metadata.fromCache) return
        stop()
        resolve(snapshot)
      },
      reject,
    )
  })

const claims = { email_verified: true }
const documents: Readonly<Record<string, object>> = {
  'presentations/p1': { createdBy: uid, title: 'one', published: false, licenseId: 'none' },
  'presentations/p2': { createdBy: 'other', title: 'two', published: true, licenseId: 'granted' },
  'presentations/p3': { createdBy: 'other', title: 'three', published: true, licenseId: 'denied' },
  'presentations/p1/slides/s1': { createdBy: uid },
  'short/1': { createdBy: uid },
  'members/1': { members: [uid, 'other'] },
  'members/2': { members: ['other'] },
  'scores/4': { score: 4 },
  'scores/5': { score: 5 },
  'scores/7': { score: 7 },
  'present/1': { value: 1 },
  'present/2': { value: null },
  'unblocked/1': { value: 'free' },
  'unblocked/2': { value: 'blocked' },
  'limited/1': {},
  'skipped/1': {},
  'sorted/1': { updatedAt: 1 },
  'fixed/1': {},
  'licensed/1': { licenseId: 'granted' },
  'parents/mine/groupDocs/1': { createdBy: uid },
  'parents/theirs/groupDocs/1': { createdBy: 'other' },
  'wild/1': {},
  'parents/mine/orLeft/1': {},
  'parents/theirs/orLeft/1': {},
  'parents/mine/orRight/1': {},
  'absorbAnd/1': {},
  'absorbOr/1': {},
  'absorbError/1': {},
  'many/1': {},
}
/** What the rules themselves look at: there whether or not the listed collections are empty. */
const lookedAt: Readonly<Record<string, object>> = {
  'licenses/granted': { uid },
  'licenses/granted2': { uid },
  'licenses/denied': { uid: 'other' },
  'parents/mine': { owner: uid },
  'parents/theirs': { owner: 'other' },
}

type User = NonNullable<Asked['as']> | 'owner'
interface Clients {
  readonly full: firestore.Firestore
  readonly lite: firestore.Firestore
}
let env: RulesTestEnvironment
let close: () => Promise<void>
let clients: Record<User, Clients>
let apps: FirebaseApp[] = []

const liteOf = (token: object | null): firestore.Firestore => {
  const app = initializeApp({ projectId: env.projectId }, `lite-${apps.length}`)
  apps = [...apps, app]
  const { host, port } = env.emulators.firestore ?? { host: '', port: 0 }
  const db = lite.getFirestore(app)
  lite.connectFirestoreEmulator(db, host, port, token ? { mockUserToken: { sub: uid, ...token } } : {})
  return db as unknown as firestore.Firestore
}

const write = (all: Readonly<Record<string, object>>) =>
  env.withSecurityRulesDisabled(async context => {
    const db = context.firestore()
    await Promise.all(
      Object.entries(all).map(([path, data]) => firestore.setDoc(firestore.doc(db, path), data)),
    )
  })

beforeAll(async () => {
  // Every denial is expected; the SDKs need not tell of it.
  firestore.setLogLevel('silent')
  lite.setLogLevel('silent')
  ;({ env, close } = await rulesEnvironment(listRules))
  // The compat instance of the environment is, for the modular functions, one of theirs.
  const full = (token: object | null) =>
    (token
      ? env.authenticatedContext(uid, { ...token })
      : env.unauthenticatedContext()
    ).firestore() as unknown as firestore.Firestore
  clients = {
    owner: { full: full(claims), lite: liteOf(claims) },
    unverified: { full: full({}), lite: liteOf({}) },
    nobody: { full: full(null), lite: liteOf(null) },
  }
})
afterAll(async () => {
  await Promise.all(apps.map(deleteApp))
  await close()
})

describe.each([
  ['over empty collections', lookedAt],
  ['over stored documents', { ...lookedAt, ...documents }],
])('a list %s is judged by its query alone', (_, stored) => {
  beforeAll(async () => {
    await env.clearFirestore()
    await write(stored)
  })

  it.each(rows.map(row => [titleOf(row), row] as const))('%s', async (_title, row) => {
    const [, verdict, { as = 'owner' }] = row
    const query = queryOf(firestore, clients[as].full, row)
    const small = lite as unknown as Pick<Sdk, 'getDocs'>
    const asked = {
      getDocs: verdictOf(firestore.getDocs(query)),
      getCountFromServer: verdictOf(firestore.getCountFromServer(query)),
      onSnapshot: verdictOf(listenOnce(query)),
      runQuery: verdictOf(small.getDocs(queryOf(liteSdk, clients[as].lite, row))),
    }
    const [getDocs, getCountFromServer, onSnapshot, runQuery] = await Promise.all(Object.values(asked))
    expect({ getDocs, getCountFromServer, onSnapshot, runQuery }).toEqual({
      getDocs: verdict,
      getCountFromServer: verdict,
      onSnapshot: verdict,
      runQuery: verdict,
    })
  })

  // ListDocuments has nothing to say but the collection, so only such rows apply; it pages, so no limits.
  const bare = rows.filter(
    ([collection, , asked]) =>
      Object.keys(asked).length === 0 && !['limited', 'skipped'].includes(collection),
  )
  it.each(bare.map(row => [titleOf(row), row] as const))('ListDocuments: %s', async (_title, row) => {
    const [collection, verdict] = row
    const status = await askByRest(env, { uid, claims }, `/${collection}?pageSize=5`)
    expect(status).toBe(verdict === 'ALLOW' ? 200 : 403)
  })

  it.each([
    [undefined, 200],
    [0, 200],
    [2, 200],
    [3, 403],
  ])('offset %s: HTTP %s', async (offset, status) => {
    const structuredQuery = {
      from: [{ collectionId: 'skipped' }],
      ...(offset === undefined ? {} : { offset }),
    }
    const count = { structuredQuery, aggregations: [{ alias: 'all', count: {} }] }
    const user = { uid, claims }
    expect(await askByRest(env, user, ':runQuery', { structuredQuery })).toBe(status)
    expect(await askByRest(env, user, ':runAggregationQuery', { structuredAggregationQuery: count })).toBe(
      status,
    )
  })

  it('gives an allowed list exactly what matches', async () => {
    const members = firestore.collection(clients.owner.full, 'members')
    const mine = firestore.query(members, firestore.where('members', 'array-contains', uid))
    const { docs } = await firestore.getDocs(mine)
    expect(docs.map(({ id }) => id)).toEqual(stored === lookedAt ? [] : ['1'])
  })
})
