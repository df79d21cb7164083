import { assertFails, assertSucceeds, initializeTestEnvironment } from '@firebase/rules-unit-testing'
import type { RulesTestEnvironment } from '@firebase/rules-unit-testing'
import { collection, doc, getDoc, getDocs, onSnapshot, query, setDoc, where } from 'firebase/firestore'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { runFirestore } from '../runFirestore.ts'
import type { RunningServer } from '../server.ts'

const rules = `rules_version = '2';
service cloud.firestore {
  match /databases/{database}/documents {
    match /notes/{id} {
      allow read: if request.auth.uid == resource.data.owner;
      allow create: if request.auth.uid == request.resource.data.owner && request.auth.token.team == 'a';
    }
  }
}`
let server: RunningServer
let environment: RulesTestEnvironment

const start = (source: string, projectId: string) =>
  initializeTestEnvironment({
    projectId,
    firestore: { host: '127.0.0.1', port: server.port, rules: source },
  })

beforeAll(async () => {
  server = await runFirestore({ host: '127.0.0.1', port: 0, log: () => undefined })
  environment = await start(rules, 'demo-rules')
})
afterAll(async () => {
  await environment?.cleanup()
  await server?.close()
})
beforeEach(() => environment.clearFirestore())

it('judges reads, writes and lists by the pushed rules', async () => {
  const anna = environment.authenticatedContext('anna', { team: 'a' }).firestore()
  const oleg = environment.authenticatedContext('oleg', { team: 'b' }).firestore()
  const nobody = environment.unauthenticatedContext().firestore()
  await assertSucceeds(setDoc(doc(anna, 'notes/1'), { owner: 'anna' }))
  await assertFails(setDoc(doc(oleg, 'notes/2'), { owner: 'oleg' }))
  await assertFails(setDoc(doc(anna, 'notes/3'), { owner: 'oleg' }))
  await assertSucceeds(getDoc(doc(anna, 'notes/1')))
  await assertFails(getDoc(doc(oleg, 'notes/1')))
  await assertFails(getDoc(doc(nobody, 'notes/1')))
  const mine = await assertSucceeds(getDocs(query(collection(anna, 'notes'), where('owner', '==', 'anna'))))
  expect(mine.size).toBe(1)
  await assertFails(getDocs(collection(anna, 'notes')))
  await assertFails(new Promise((resolve, reject) => onSnapshot(collection(oleg, 'notes'), resolve, reject)))
})

it('lets the owner past the rules and clears what was written', async () => {
  await environment.withSecurityRulesDisabled(async context => {
    await setDoc(doc(context.firestore(), 'secret/x'), { a: 1 })
    expect((await getDoc(doc(context.firestore(), 'secret/x'))).exists()).toBe(true)
  })
  await environment.clearFirestore()
  await environment.withSecurityRulesDisabled(async context => {
    expect((await getDoc(doc(context.firestore(), 'secret/x'))).exists()).toBe(false)
  })
})

it('keeps the rules of projects apart and refuses rules that do not compile', async () => {
  await expect(start('service cloud.firestore { match', 'demo-broken')).rejects.toThrow(/INVALID_ARGUMENT/)
  const open = await start(
    'rules_version = "2"; service cloud.firestore { match /{path=**} { allow read, write; } }',
    'demo-open',
  )
  await assertSucceeds(setDoc(doc(open.unauthenticatedContext().firestore(), 'notes/1'), { a: 1 }))
  await assertFails(setDoc(doc(environment.unauthenticatedContext().firestore(), 'notes/1'), { a: 1 }))
  await open.cleanup()
})
