import { randomUUID } from 'node:crypto'
import { assertFails, assertSucceeds, type RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { dialogPath } from '@chats/domain/paths'
import { doc, serverTimestamp, setDoc, Timestamp, updateDoc, type Firestore } from 'firebase/firestore'
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import { chatId } from './roles.ts'
import { as, restore, rulesEnvironment } from './rulesEnvironment.ts'

let env: RulesTestEnvironment
let close: () => Promise<void>
let db: Firestore

beforeAll(async () => {
  ;({ env, close } = await rulesEnvironment())
  db = as(env, 'M').firestore() as unknown as Firestore
})
beforeEach(() => restore(env))
afterAll(() => close())

const me = { id: 'M', name: 'M' }
const later = Timestamp.fromMillis(4e12)

describe('opening a dialog', () => {
  // Each under a name of its own: one that is there already would be refused as a change.
  const open = (change: object, id: string = randomUUID()) =>
    setDoc(doc(db, dialogPath(id)), {
      schema: 1,
      chatId,
      state: 'open',
      typeId: 'question',
      reasonIds: ['payment', 'access'],
      componentIds: [],
      managerIds: ['M', 'X'],
      openedAt: serverTimestamp(),
      openedBy: me,
      resolvedAt: null,
      updatedAt: serverTimestamp(),
      updatedBy: me,
      ...change,
    })
  it('is taken as the page writes it', () => assertSucceeds(open({})))
  it.each<[string, object]>([
    ['in a chat that is not there', { chatId: 'nowhere' }],
    ['resolved at once', { state: 'resolved', resolvedAt: serverTimestamp() }],
    ['resolved at once, at no time', { state: 'resolved' }],
    ['in progress at once', { state: 'in_progress' }],
    ['in a state of its own', { state: 'closed' }],
    ['by another', { openedBy: { id: 'X', name: 'X' } }],
    ['in the name of another', { openedBy: { id: 'M', name: 'X' } }],
    ['at another time', { openedAt: later }],
    ['for nobody', { managerIds: [] }],
    ['for the same manager twice', { managerIds: ['M', 'M'] }],
    ['for somebody whose id has no end', { managerIds: ['M', 'x'.repeat(4000)] }],
    ['with a reason twice', { reasonIds: ['payment', 'payment'] }],
    ['with a reason that is no id', { reasonIds: ['<b>'] }],
    ['with 21 reasons', { reasonIds: Array.from({ length: 21 }, (_, n) => `r${n}`) }],
    ['asked in words of its own already', { ratingText: 'How was it?' }],
    ['rated already', { managerRating: { score: 5, by: me, at: serverTimestamp() } }],
    ['asked already', { ratingForm: { state: 'skipped', reason: 'off', at: later, askedSince: later } }],
    ['rated by the person', { personRating: { score: 5, at: later, formId: 'x' } }],
    ['with a field of its own', { html: '<b>' }],
  ])('is refused %s', (_, change) => assertFails(open(change)))
  it('is refused under a name that is no uuid', () => assertFails(open({}, 'mine')))
})

describe('changing a dialog', () => {
  const change = (to: object) =>
    updateDoc(doc(db, dialogPath('1')), { updatedAt: serverTimestamp(), updatedBy: me, ...to })
  const rating = { score: 4, comment: 'kind', by: me, at: serverTimestamp() }

  it('goes through its states and back', async () => {
    await assertSucceeds(change({ state: 'in_progress' }))
    await assertSucceeds(change({ state: 'waiting_client', componentIds: ['site'] }))
    const resolved = { state: 'resolved', resolvedAt: serverTimestamp(), managerRating: rating }
    await assertSucceeds(change({ ...resolved, ratingText: 'How was it?' }))
    await assertFails(change({ ratingText: 'And now?' }))
    await assertSucceeds(change({ managerRating: { ...rating, score: 2 } }))
    await assertSucceeds(change({ state: 'open', resolvedAt: null }))
  })
  it.each<[string, object]>([
    ['asked about while it is open', { ratingText: 'How was it?' }],
    [
      'asked about at length',
      { state: 'resolved', resolvedAt: serverTimestamp(), ratingText: 'a'.repeat(1001) },
    ],
    ['asked about without a word', { state: 'resolved', resolvedAt: serverTimestamp(), ratingText: '' }],
    ['resolved at no time', { state: 'resolved' }],
    ['resolved at a time of its own', { state: 'resolved', resolvedAt: later }],
    ['moved into another chat', { chatId: 'demo_2' }],
    ['rated in the person’s place', { personRating: { score: 5, at: later, formId: 'x' } }],
    [
      'with a form that nobody sent',
      { ratingForm: { state: 'asked', messageId: 'x', at: later, askedSince: later } },
    ],
    ['opened by another', { openedBy: me }],
    ['opened at another time', { openedAt: serverTimestamp() }],
    ['changed in the name of another', { updatedBy: { id: 'X', name: 'X' } }],
    ['changed at a time of its own', { updatedAt: later }],
    ['rated with 6', { managerRating: { ...rating, score: 6 } }],
    ['rated with a word', { managerRating: { ...rating, score: 'good' } }],
    ['rated in the name of another', { managerRating: { ...rating, by: { id: 'X', name: 'X' } } }],
    ['rated at a time of its own', { managerRating: { ...rating, at: later } }],
    ['rated at length', { managerRating: { ...rating, comment: 'a'.repeat(1001) } }],
  ])('is refused %s', (_, to) => assertFails(change(to)))
})
