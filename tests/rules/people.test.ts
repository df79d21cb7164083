import { assertFails, assertSucceeds, type RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { writeFilter } from '@chats/domain/filterAddress'
import { cardPath, dictionaryPath, savedFilterPath } from '@chats/domain/paths'
import {
  deleteField,
  doc,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  type Firestore,
} from 'firebase/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { personId, type Role } from './roles.ts'
import { as, restore, rulesEnvironment } from './rulesEnvironment.ts'

let env: RulesTestEnvironment
let close: () => Promise<void>
const dbOf = (role: Role) => as(env, role).firestore() as unknown as Firestore

beforeAll(async () => {
  ;({ env, close } = await rulesEnvironment())
  await restore(env)
})
afterAll(() => close())

const twenty = (one: (index: number) => string) => Array.from({ length: 20 }, (_, index) => one(index))
const place = { stageId: 'new', addedAt: Timestamp.fromMillis(1) }

describe('a card', () => {
  const edit = (fields: Record<string, unknown>, by: Role = 'M') =>
    updateDoc(doc(dbOf(by), cardPath(personId)), {
      updatedAt: serverTimestamp(),
      updatedBy: by,
      ...fields,
    })
  beforeEach(() => restore(env, [cardPath(personId)]))

  it.each<[string, unknown]>([
    ['name', 'Ганна '],
    ['name', 'x'.repeat(200)],
    ['phones', []],
    ['phones', ['+380 (67) 123-45-67', '0501234567']],
    ['phones', twenty(index => `+${String(index).padStart(31, '7')}`)],
    ['emails', []],
    ['emails', twenty(index => `${'a'.repeat(240)}@${index}.example.com`.slice(0, 254))],
    ['note', ''],
    ['note', 'я'.repeat(5000)],
    ['assigneeId', null],
    ['assigneeId', 'MR'],
    ['tags', []],
    ['tags', ['vip', 'new-1']],
    ['tags', Array.from({ length: 50 }, (_, index) => `tag-${index}`)],
    ['tags', deleteField()],
    ['salesPlans', { course: place }],
    ['salesPlans.course', place],
    ['salesPlans', deleteField()],
    ['fields', { city: 'Київ', age: 30, married: true }],
    ['fields.city', 'Львів'],
    ['blacklisted', true],
    ['blacklisted', deleteField()],
  ])('takes %s of %j', async (field, value) => {
    await assertSucceeds(edit({ [field]: value }))
  })

  it.each<[string, unknown]>([
    ['name', ''],
    ['name', '  \n '],
    ['name', 'x'.repeat(201)],
    ['name', 7],
    ['name', deleteField()],
    ['phones', 'x'],
    ['phones', null],
    ['phones', ['']],
    ['phones', ['+38', '']],
    ['phones', ['call me']],
    ['phones', ['1'.repeat(33)]],
    ['phones', [...twenty(String), '21']],
    ['phones', [{ a: '1' }]],
    ['phones', deleteField()],
    ['emails', ['anna']],
    ['emails', ['a@b@c']],
    ['emails', ['@']],
    ['emails', [`${'a'.repeat(250)}@b.com`]],
    ['emails', [...twenty(index => `${index}@b.com`), 'x@b.com']],
    ['emails', [null]],
    ['note', 'x'.repeat(5001)],
    ['note', null],
    ['assigneeId', 'nobody'],
    ['assigneeId', 'MD'],
    ['assigneeId', ''],
    ['assigneeId', 7],
    ['assigneeId', deleteField()],
    ['tags', ['VIP']],
    ['tags', ['a,b']],
    ['tags', ['']],
    ['tags', ['vip', 'vip']],
    ['tags', ['x'.repeat(41)]],
    ['tags', Array.from({ length: 51 }, (_, index) => `tag-${index}`)],
    ['tags', 'vip'],
    ['salesPlans', { 'Not an id': place }],
    ['salesPlans', ['course']],
    ['salesPlans', null],
    ['fields', Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`f-${index}`, 1]))],
    ['fields', 'x'],
    ['blacklisted', 'yes'],
    ['tunnels', {}],
    ['leadTools', []],
    ['sources', ['x']],
    ['orders', { count: 1 }],
    ['notSameAs', ['p-1']],
    ['schema', 2],
    ['createdAt', serverTimestamp()],
    ['more', 1],
    ['updatedAt', Timestamp.fromMillis(1)],
    ['updatedAt', deleteField()],
    ['updatedBy', 'A'],
    ['updatedBy', deleteField()],
  ])('takes no %s of %j', async (field, value) => {
    await assertFails(edit({ [field]: value }))
  })

  it('with something of old that no rule would take is edited in its other fields', async () => {
    await env.withSecurityRulesDisabled(context =>
      updateDoc(doc(context.firestore() as unknown as Firestore, cardPath(personId)), {
        phones: ['?'],
        tags: 7,
      }),
    )
    await assertSucceeds(edit({ name: 'Ganna' }))
    await assertFails(edit({ phones: ['?', '??'] }))
    await assertSucceeds(edit({ phones: ['+1'], tags: ['vip'] }))
  })

  it('is given away by whoever has it', async () => {
    await assertSucceeds(edit({ assigneeId: 'MR' }, 'MA'))
  })
})

describe('a dictionary', () => {
  const put = (data: Record<string, unknown>) => setDoc(doc(dbOf('A'), dictionaryPath('tags')), data)
  it.each([
    { schema: 1, entries: {} },
    { schema: 1, entries: { vip: { title: 'VIP', order: 0 }, 'new-2': { title: 'New', order: 1 } } },
  ])('is %j', async data => {
    await assertSucceeds(put(data))
  })
  it.each([
    { schema: 2, entries: {} },
    { schema: 1 },
    { schema: 1, entries: [] },
    { schema: 1, entries: { Большая: { title: 'VIP', order: 0 } } },
    { schema: 1, entries: { ['x'.repeat(41)]: { title: 'VIP', order: 0 } } },
    { schema: 1, entries: {}, more: 1 },
  ])('is not %j', async data => {
    await assertFails(put(data))
  })
})

describe('a saved filter', () => {
  const filter = {
    name: 'анна',
    messengers: ['telegram'],
    states: ['blocked', 'blacklisted'],
    tags: ['vip'],
    assignees: ['nobody'],
    createdAt: { from: 1, to: 2 },
    unread: true,
  } as const
  const saved = () => ({
    schema: 1,
    name: 'Mine',
    ownerId: 'M',
    shared: false,
    filter,
    createdAt: serverTimestamp(),
  })
  let made = 0
  const create = (data: Record<string, unknown>) =>
    setDoc(doc(dbOf('M'), savedFilterPath(`made-${made++}`)), data)

  it('is what an address says, too', async () => {
    expect(writeFilter({ tags: ['vip'] })).toBe('t-vip')
    await assertSucceeds(create(saved()))
    await assertSucceeds(create({ ...saved(), filter: {} }))
  })

  it.each<[string, unknown]>([
    ['schema', 2],
    ['name', ''],
    ['name', 'x'.repeat(61)],
    ['shared', true],
    ['shared', 'no'],
    ['createdAt', Timestamp.fromMillis(1)],
    ['filter', 'x'],
    ['filter', { other: 1 }],
    ['filter', { name: 'x'.repeat(201) }],
    ['filter', { name: 7 }],
    ['filter', { messengers: ['fax'] }],
    ['filter', { messengers: 'vk' }],
    ['filter', { states: ['gone'] }],
    ['filter', { tags: 'vip' }],
    ['filter', { tags: Array.from({ length: 51 }, () => 'x') }],
    ['filter', { tags: Array.from({ length: 50 }, () => 'x'.repeat(101)) }],
    ['filter', { createdAt: { from: '1' } }],
    ['filter', { createdAt: { since: 1 } }],
    ['filter', { unread: 'yes' }],
    ['filter', { botOff: null }],
    ['more', 1],
  ])('takes no %s of %j', async (field, value) => {
    await assertFails(create({ ...saved(), [field]: value }))
  })

  it('stays whose it is and as old as it is', async () => {
    const change = (data: Record<string, unknown>) => updateDoc(doc(dbOf('M'), savedFilterPath('of-M')), data)
    await assertSucceeds(change({ filter: { hasDialog: true } }))
    await assertFails(change({ ownerId: 'A' }))
    await assertFails(change({ createdAt: serverTimestamp() }))
    await assertFails(change({ filter: { hasDialog: 1 } }))
  })
})
