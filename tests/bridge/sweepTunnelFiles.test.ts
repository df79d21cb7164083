import { Storage } from '@google-cloud/storage'
import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createTunnelFiles } from '../../functions/src/firestore/createTunnelFiles.ts'
import type { LogEvent } from '../../functions/src/usecases/Log.ts'
import { sweepTunnelFiles } from '../../functions/src/usecases/sweepTunnelFiles.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

const HOUR = 3_600_000
let bridge: Bridge
let bucket: ReturnType<Storage['bucket']>
beforeAll(async () => {
  bridge = await startBridge()
  const apiEndpoint = `http://${bridge.bucket.host}`
  bucket = new Storage({ apiEndpoint, projectId: 'demo-chats' }).bucket('demo')
})
afterAll(() => bridge.close())

const file = (id: string) => `tunnels/hello/${id}`
const blocks = (...ids: readonly string[]) => [
  { id: 'first', kind: 'first', title: '', keywords: [], everySubscription: true, again: false },
  {
    id: 'm',
    kind: 'message',
    title: '',
    contents: [
      { id: 't', kind: 'text', text: 'Привет' },
      ...ids.map(id => ({
        id,
        kind: 'image',
        text: '',
        file: { path: file(id), name: 'a.png', type: 'image/png', size: 1 },
      })),
      { id: 'empty', kind: 'file', text: '', file: null },
    ],
    rows: [],
  },
]
const by = { id: 'boss', name: 'Boss' }
const tunnel = () => bridge.db.doc('tunnels/hello')
const draft = (...ids: readonly string[]) =>
  tunnel().set({
    schema: 1,
    title: 'Hello',
    blocks: blocks(...ids),
    updatedAt: Timestamp.now(),
    updatedBy: by,
    state: 'live',
    version: 2,
  })
const version = (number: number, ...ids: readonly string[]) =>
  tunnel()
    .collection('versions')
    .doc(String(number))
    .set({ schema: 1, title: 'Hello', blocks: blocks(...ids), version: number, at: Timestamp.now(), by })

const others = ['tunnels/gone/a', 'chats/bot_7/in/in_1/0', 'people/p-bot_7/photo']
beforeEach(async () => {
  for (const path of ['drafted', 'first', 'second', 'nobodys'].map(file).concat(others))
    await bucket.file(path).save('x', { resumable: false })
  await draft('drafted')
  await version(1, 'first')
  await version(2, 'second')
})

async function sweepAfter(ms: number): Promise<readonly LogEvent[]> {
  const events: LogEvent[] = []
  const log = (event: LogEvent) => void events.push(event)
  await sweepTunnelFiles(createTunnelFiles(bridge.db, bucket), { now: Date.now() + ms, log })
  return events
}
const left = () => [...bridge.bucket.objects.keys()].sort()

it('removes a day later what neither the draft nor anything published names, and nothing else', async () => {
  expect(await sweepAfter(25 * HOUR)).toEqual([{ event: 'tunnel_files_swept', removed: 1 }])
  // Whoever is in the first version still may be about to get its file.
  expect(left()).toEqual([...['drafted', 'first', 'second'].map(file), ...others].sort())
  expect(await sweepAfter(25 * HOUR)).toEqual([])
})

it('leaves what is new, and whatever a change of the draft that is younger than a day may bring back', async () => {
  expect(await sweepAfter(23 * HOUR)).toEqual([])
  const tomorrow = Timestamp.fromMillis(Date.now() + 24 * HOUR)
  await tunnel().update({ updatedAt: tomorrow })
  expect(await sweepAfter(26 * HOUR)).toEqual([])
  expect(left()).toContain(file('nobodys'))
})

it('leaves everything of a tunnel that cannot be read', async () => {
  await tunnel().collection('versions').doc('3').set({ schema: 2 })
  expect(await sweepAfter(25 * HOUR)).toEqual([])
  await tunnel().collection('versions').doc('3').delete()
  await tunnel().delete()
  expect(await sweepAfter(25 * HOUR)).toEqual([])
  expect(left()).toContain(file('nobodys'))
})
