import { Storage } from '@google-cloud/storage'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createUploads } from '../../functions/src/firestore/createUploads.ts'
import { sweepUploads } from '../../functions/src/usecases/sweepUploads.ts'
import type { LogEvent } from '../../functions/src/usecases/Log.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

const HOUR = 3_600_000
let bridge: Bridge
let bucket: ReturnType<Storage['bucket']>
beforeAll(async () => {
  bridge = await startBridge()
  const apiEndpoint = `http://${bridge.bucket.host}`
  bucket = new Storage({ apiEndpoint, projectId: 'demo-chats' }).bucket('demo')
  await bridge.db.doc('chats/bot_7/messages/used').set({ schema: 1 })
})
afterAll(() => bridge.close())

const unused = ['a', 'b', 'c'].map(id => `chats/bot_7/out/${id}/0`)
const kept = ['chats/bot_7/out/used/0', 'chats/bot_7/in/in_1/0', 'people/p-bot_7/photo']
beforeEach(async () => {
  for (const path of [...unused, ...kept]) await bucket.file(path).save('x', { resumable: false })
})

async function sweepAfter(ms: number): Promise<readonly LogEvent[]> {
  const events: LogEvent[] = []
  const log = (event: LogEvent) => void events.push(event)
  await sweepUploads(createUploads(bridge.db, bucket), { now: Date.now() + ms, log })
  return events
}
const left = () => [...bridge.bucket.objects.keys()].sort()

it('removes a day later what no message came for, and nothing else', async () => {
  expect(await sweepAfter(25 * HOUR)).toEqual([{ event: 'uploads_swept', removed: unused.length }])
  expect(left()).toEqual([...kept].sort())
  expect(await sweepAfter(25 * HOUR)).toEqual([])
})

it('leaves what a draft of the constructor holds, and what a message carries from there', async () => {
  const [inDraft, sent, gone] = unused
  const draft = bridge.db.doc('managers/anna/drafts/bot_7+blocks')
  const block = (path: string | undefined) => ({ id: 'b', kind: 'image', text: '', file: { path } })
  await draft.set({ schema: 1, blocks: [block(inDraft)] })
  await bridge.db.doc('chats/bot_7/messages/m').set({ schema: 1, content: { file: { path: sent } } })
  for (const path of unused) {
    await bucket.file(path).save('x', { resumable: false, metadata: { metadata: { uid: 'anna' } } })
  }
  expect(await sweepAfter(25 * HOUR)).toEqual([{ event: 'uploads_swept', removed: 1 }])
  expect(left()).not.toContain(gone)
  await draft.delete()
  expect(await sweepAfter(25 * HOUR)).toEqual([{ event: 'uploads_swept', removed: 1 }])
  expect(left()).toEqual([...kept, sent].sort())
  await bridge.db.doc('chats/bot_7/messages/m').delete()
})

it('leaves what is to be sent later, for as long as it waits', async () => {
  const plan = bridge.db.doc('chats/bot_7/scheduled/a')
  await plan.set({ schema: 1 })
  await sweepAfter(25 * HOUR)
  expect(left()).toContain(unused[0])
  await plan.delete()
  await sweepAfter(25 * HOUR)
  expect(left()).not.toContain(unused[0])
})

it('leaves what may still be waiting for its message, and what it has looked at for days', async () => {
  for (const ms of [0, 23 * HOUR, 5 * 24 * HOUR]) expect(await sweepAfter(ms)).toEqual([])
  expect(left()).toEqual([...unused, ...kept].sort())
})
