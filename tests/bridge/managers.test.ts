import { newCompany } from '@chats/domain/newCompany'
import { companyPath } from '@chats/domain/paths'
import { beginCompany } from '../../functions/src/firestore/beginCompany.ts'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
beforeAll(async () => {
  bridge = await startBridge({ callsPerMinute: 600 })
})
afterAll(() => bridge.close())

const manager = { schema: 1, role: 'manager', access: 'all', active: true }
beforeEach(async () => {
  await bridge.db.doc('managers/boss').set({ ...manager, name: 'Boss', role: 'admin' })
  await bridge.db.doc('managers/second').set({ ...manager, name: 'Second', role: 'admin' })
  await bridge.db.doc('managers/anna').set({ ...manager, name: 'Anna' })
})

const ask = (data: object, uid = 'boss', role: 'admin' | 'manager' = 'admin') =>
  bridge.callAs({ uid, access: 'all', role }, 'manageManager', data)
const read = async (uid: string) => (await bridge.db.doc(`managers/${uid}`).get()).data()

it('changes rights, and writes down who did', async () => {
  expect(await ask({ action: 'change', uid: 'anna', role: 'manager', access: 'assigned' })).toEqual({
    result: { ok: true, uid: 'anna' },
  })
  expect(await read('anna')).toEqual({ ...manager, name: 'Anna', access: 'assigned' })
  expect(await ask({ action: 'disable', uid: 'anna' })).toMatchObject({ result: { ok: true } })
  expect(await read('anna')).toMatchObject({ active: false })
  const { docs } = await bridge.db.collection('audit').where('managerId', '==', 'anna').get()
  expect(docs.map(doc => doc.get('what')).toSorted()).toEqual(['manager_change', 'manager_disable'])
  expect(docs[0]?.get('by')).toEqual({ id: 'boss', name: 'Boss' })
})

it('never leaves the company without an admin at work, whoever asks at once', async () => {
  const answers = await Promise.all([
    ask({ action: 'disable', uid: 'boss' }),
    ask({ action: 'change', uid: 'second', role: 'manager', access: 'all' }, 'second'),
  ])
  const results = answers.map(({ result }) => result)
  expect(results).toContainEqual({ ok: false, why: 'last_admin' })
  const admins = await Promise.all(['boss', 'second'].map(read))
  expect(admins.filter(one => one?.['role'] === 'admin' && one['active'] === true)).toHaveLength(1)
})

it('is for admins at work alone', async () => {
  const disable = { action: 'disable', uid: 'second' }
  expect(await ask(disable, 'anna', 'manager')).toEqual({ error: 'PERMISSION_DENIED' })
  // The token may still say what the manager is no longer.
  expect(await ask(disable, 'anna', 'admin')).toEqual({ error: 'PERMISSION_DENIED' })
  await bridge.db.doc('managers/boss').update({ active: false })
  expect(await ask(disable)).toEqual({ error: 'PERMISSION_DENIED' })
  expect(await bridge.callAs(null, 'manageManager', disable)).toEqual({ error: 'UNAUTHENTICATED' })
  expect(await read('second')).toMatchObject({ active: true })
})

it('refuses what is no action, and says who is not there', async () => {
  for (const data of [{}, { action: 'erase', uid: 'anna' }, { action: 'disable', uid: 'a/b' }]) {
    expect(await ask(data)).toEqual({ error: 'INVALID_ARGUMENT' })
  }
  expect(await ask({ action: 'disable', uid: 'nobody' })).toEqual({
    result: { ok: false, why: 'not_found' },
  })
})

it('begins the company once, and leaves one that is there alone', async () => {
  const company = bridge.db.doc(companyPath)
  await Promise.all([beginCompany(bridge.db), beginCompany(bridge.db)])
  const begun = (await company.get()).data()
  expect({ ...begun, readAllBefore: begun?.['readAllBefore'].toMillis() }).toEqual(newCompany())
  await company.update({ name: 'School' })
  await beginCompany(bridge.db)
  expect((await company.get()).get('name')).toBe('School')
})

it('slows down who calls too often, and nobody else', async () => {
  const dismiss = () => bridge.callAs({ uid: 'anna', access: 'all' }, 'dismissSuggestion', {})
  const answers = await Promise.all(Array.from({ length: 1000 }, dismiss))
  const errors = new Map<string | undefined, number>()
  for (const { error } of answers) errors.set(error, (errors.get(error) ?? 0) + 1)
  expect([...errors.keys()].toSorted()).toEqual(['INVALID_ARGUMENT', 'RESOURCE_EXHAUSTED'])
  // Sixty at once, and ten in each second that the thousand took.
  expect(errors.get('INVALID_ARGUMENT')).toBeGreaterThanOrEqual(60)
  expect(errors.get('RESOURCE_EXHAUSTED')).toBeGreaterThan(0)
  expect(await ask({ action: 'change', uid: 'anna', role: 'manager', access: 'all' })).toMatchObject({
    result: { ok: true },
  })
})
