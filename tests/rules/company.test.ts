import { assertFails, assertSucceeds, type RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { auditPath, companyPath } from '@chats/domain/paths'
import {
  deleteField,
  doc,
  serverTimestamp,
  setDoc,
  Timestamp,
  updateDoc,
  writeBatch,
  type Firestore,
} from 'firebase/firestore'
import { afterAll, beforeAll, beforeEach, describe, it } from 'vitest'
import type { Role } from './roles.ts'
import { as, restore, rulesEnvironment } from './rulesEnvironment.ts'

let env: RulesTestEnvironment
let close: () => Promise<void>
let entries = 0
const at = (role: Role) => as(env, role).firestore() as unknown as Firestore

beforeAll(async () => {
  ;({ env, close } = await rulesEnvironment())
})
beforeEach(() => restore(env))
afterAll(() => close())

describe('reading all messages', () => {
  const entry = (role: Role) => ({
    schema: 1,
    at: serverTimestamp(),
    by: { id: role, name: role },
    what: 'company_read_all',
  })
  /** Both writes of it; `company` and `audit` change them, null leaves one out. */
  function readAll(
    role: Role,
    { company = {}, audit = {} }: { company?: object | null; audit?: object | null } = {},
  ) {
    const [db, id] = [at(role), `e${++entries}`]
    const batch = writeBatch(db)
    if (company)
      batch.update(doc(db, companyPath), {
        readAllBefore: serverTimestamp(),
        readAllEntry: id,
        ...company,
      })
    if (audit) batch.set(doc(db, auditPath(id)), { ...entry(role), ...audit })
    return batch.commit()
  }

  it('is taken from an admin, again and again', async () => {
    await assertSucceeds(readAll('A'))
    await assertSucceeds(readAll('A'))
  })

  it.each(['U0', 'U1', 'M', 'MA', 'MR', 'MD', 'AD'] as const)('is refused to %s', role =>
    assertFails(readAll(role)),
  )

  it.each<[string, Parameters<typeof readAll>[1]]>([
    ['without saying who did it', { audit: null }],
    ['only saying so', { company: null }],
    ['up to a time of its own', { company: { readAllBefore: Timestamp.fromMillis(4e12) } }],
    ['back to the past', { company: { readAllBefore: Timestamp.fromMillis(0) } }],
    ['with an entry that was there', { company: { readAllEntry: '1' } }],
    ['and renaming the company', { company: { name: 'Mine' } }],
    ['in the name of another', { audit: { by: { id: 'M', name: 'M' } } }],
    ['by the name of another', { audit: { by: { id: 'A', name: 'M' } } }],
    ['as something else', { audit: { what: 'person_erase' } }],
    ['at another time', { audit: { at: Timestamp.fromMillis(0) } }],
    ['with a field of its own', { audit: { about: 'x' } }],
  ])('is refused %s', (_, change) => assertFails(readAll('A', change)))

  it('leaves no entry that could be changed, and none without it', async () => {
    await assertSucceeds(readAll('A'))
    await assertFails(updateDoc(doc(at('A'), auditPath(`e${entries}`)), { by: { id: 'M', name: 'M' } }))
    await assertFails(setDoc(doc(at('A'), auditPath('made-up')), entry('A')))
  })
})

describe('the main information', () => {
  const update = (change: object) => updateDoc(doc(at('A'), companyPath), { ...change })
  it('is changed by an admin', () =>
    assertSucceeds(update({ name: 'Ours', timeZone: 'Europe/Riga', markReadOnReply: true })))
  it('takes working hours, days off left out, and what is said outside them', async () => {
    const workingHours = { 1: { from: '09:00', to: '18:00' }, 6: { from: '20:00', to: '04:00' } }
    await assertSucceeds(update({ workingHours, away: { on: true, text: 'Tomorrow!' } }))
    await assertSucceeds(update({ workingHours: deleteField(), away: { on: false, text: '' } }))
  })
  it.each([
    ['no name', { name: '' }],
    ['a name of 201 characters', { name: 'a'.repeat(201) }],
    ['a name that is a number', { name: 7 }],
    ['no time zone', { timeZone: '' }],
    ['a long time zone', { timeZone: 'x'.repeat(61) }],
    ['reading that is a word', { markReadOnReply: 'yes' }],
    ['hours that are a word', { workingHours: 'always' }],
    ['an eighth day', { workingHours: { 8: { from: '09:00', to: '18:00' } } }],
    ['a day without an end', { workingHours: { 1: { from: '09:00' } } }],
    ['a day with a break', { workingHours: { 1: { from: '09:00', to: '18:00', lunch: '13:00' } } }],
    ['a time that no clock shows', { workingHours: { 7: { from: '09:00', to: '24:00' } } }],
    ['a day that is a word', { workingHours: { 3: 'off' } }],
    ['an answer without a switch', { away: { text: 'Later' } }],
    ['an answer of 1,001 characters', { away: { on: true, text: 'a'.repeat(1001) } }],
    ['an answer with a field of its own', { away: { on: true, text: '', by: 'me' } }],
    ['another schema', { schema: 2 }],
    ['a field of its own', { plan: 'free' }],
    ['a watermark', { readAllBefore: serverTimestamp() }],
  ])('is refused with %s', (_, change) => assertFails(update(change)))
})

describe('S-89: the form that people rate a dialog by', () => {
  const form = { on: true, language: 'uk', text: 'Оцініть, {{name}}', thanks: 'Дякуємо!' }
  const update = (role: Role, ratingForm: unknown, more: object = {}) =>
    updateDoc(doc(at(role), companyPath), { ratingForm, ...more })
  it('is changed by an admin', () => assertSucceeds(update('A', form)))
  it.each(['M', 'MA', 'AD'] as const)('is refused to %s', role => assertFails(update(role, form)))
  it.each<[string, unknown]>([
    ['without words', { ...form, text: '' }],
    ['without thanks', { ...form, thanks: '' }],
    ['with words of 1,001 characters', { ...form, text: 'x'.repeat(1001) }],
    ['in another language', { ...form, language: 'de' }],
    ['on that is a word', { ...form, on: 'yes' }],
    ['with a field of its own', { ...form, html: '<b>' }],
    ['that is no form', 'hello'],
  ])('is refused %s', (_, value) => assertFails(update('A', value)))
  it('is refused together with the watermark', () =>
    assertFails(update('A', form, { readAllBefore: serverTimestamp() })))
})
