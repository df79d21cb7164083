import { deleteApp, initializeApp } from 'firebase-admin/app'
import { getFirestore } from 'firebase-admin/firestore'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createInbox } from '../../functions/src/firestore/createInbox.ts'
import { receive } from '../../functions/src/messengers/telegram/receive.ts'
import { acceptUpdate } from '../../functions/src/usecases/acceptUpdate.ts'

const secret = 'a-secret-of-the-channel'
let app: ReturnType<typeof initializeApp>
beforeAll(() => {
  // Nothing listens there: the database is down.
  process.env['FIRESTORE_EMULATOR_HOST'] = '127.0.0.1:1'
  app = initializeApp({ projectId: 'demo-chats' }, 'outage')
})
afterAll(() => deleteApp(app))

const accept = (update: object, inbox = createInbox(getFirestore(app), 300)) =>
  acceptUpdate(
    {
      messenger: 'telegram',
      channelId: 'a',
      header: name => (name === 'content-type' ? 'application/json' : secret),
      body: Buffer.from(JSON.stringify(update)),
      arrivedAt: 0,
    },
    { secretsOf: async () => ({ accepted: [secret] }), receive, inbox, now: Date.now, log: () => undefined },
  )
const message = {
  message_id: 1,
  date: 1,
  chat: { id: 7, type: 'private' },
  from: { id: 7, first_name: 'Eve' },
  text: 'hello',
}

it.each([
  ['a message', { update_id: 1, message }],
  ['an update for the quarantine', { update_id: 2, teleport: {} }],
])('with the database down, %s is not acknowledged: the messenger brings it again', async (_name, update) => {
  expect(await accept(update)).toEqual({ status: 503, retryAfter: 5 })
})

it('an update that breaks the storing of it is kept and acknowledged', async () => {
  const kept: unknown[] = []
  const inbox = {
    receive: async () => Promise.reject(new TypeError('x')),
    quarantine: async (update: unknown) => (kept.push(update), 'stored' as const),
  }
  expect(await accept({ update_id: 3, message }, inbox)).toEqual({ status: 200 })
  expect(kept).toMatchObject([{ channelId: 'a', updateId: '3', reason: 'TypeError' }])
})
