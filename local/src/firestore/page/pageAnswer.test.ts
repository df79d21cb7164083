import { expect, it } from 'vitest'
import { compileRules } from '../rules/compileRules.ts'
import type { JsonObject } from '../service/Json.ts'
import { testFirestore, userCaller } from '../service/testFirestore.ts'
import { pageAnswer } from './pageAnswer.ts'

const rules = (condition: string) =>
  compileRules([
    {
      name: 'r',
      content: `rules_version = '2';
service cloud.firestore { match /databases/{d}/documents { match /a/{id} {
  allow read: if ${condition};
} } }`,
    },
  ])

it('shows open listeners with what they watch, and keeps only their opening and their end', async () => {
  const test = await testFirestore()
  const { firestore } = test
  firestore.rulesets.setDefault(rules('request.auth.uid == "anna"'))
  for (const id of ['1', '2', '3']) await test.set(`a/${id}`, { n: { integerValue: id } })
  const anna = test.listen(userCaller('anna'))
  const where = {
    fieldFilter: { field: { fieldPath: 'n' }, op: 'GREATER_THAN', value: { integerValue: '1' } },
  }
  anna.stream.receive({
    database: test.database,
    addTarget: {
      targetId: 2,
      query: {
        parent: `${test.database}/documents`,
        structuredQuery: { from: [{ collectionId: 'a' }], where },
      },
    },
  })
  anna.stream.receive({ addTarget: { targetId: 4, documents: { documents: [test.name('a/1')] } } })

  const ask = (kind: 'listens' | 'requests') =>
    pageAnswer(firestore, { kind, project: 'demo-test' }, new URLSearchParams()) as {
      [key: string]: JsonObject[]
    }
  expect(ask('listens')).toMatchObject({
    streams: 1,
    total: 2,
    listens: [
      { target: 2, who: { kind: 'user', uid: 'anna' }, query: 'a where n > 1', documents: 2 },
      { target: 4, paths: ['a/1'], documents: 1 },
    ],
  })
  const live = () => ask('requests')['requests']!.filter(row => row['live'] === true)
  expect(live()).toMatchObject([
    { method: 'list', outcome: 'allowed', line: 3 },
    { method: 'get', path: 'a/1', outcome: 'allowed' },
  ])

  await test.set('a/1', { n: { integerValue: '9' } })
  expect(live()).toHaveLength(2)
  expect(ask('listens')['listens']).toMatchObject([{ documents: 3 }, { documents: 1 }])
  firestore.rulesets.setDefault(rules('false'))
  expect(live().slice(2)).toMatchObject([{ outcome: 'denied' }, { outcome: 'denied' }])
  expect(ask('listens')).toMatchObject({ total: 0 })
  await firestore.close()
})

it('keeps the last 500 requests', async () => {
  const test = await testFirestore()
  for (let n = 0; n < 510; n += 1) await test.set('a/1', {})
  const { journal } = test.firestore.inspect
  expect(journal.since(0)).toHaveLength(500)
  expect(journal.since(0)[0]?.seq).toBe(11)
  expect(journal.since(508).map(({ seq }) => seq)).toEqual([509, 510])
  journal.clear()
  expect(journal.since(0)).toEqual([])
  await test.set('a/1', {})
  expect(journal.since(0).map(({ seq }) => seq)).toEqual([511])
  await test.firestore.close()
})
