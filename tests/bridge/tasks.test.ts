import { Timestamp } from 'firebase-admin/firestore'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
let bridge: Bridge

beforeAll(async () => {
  bridge = await startBridge()
  const manager = { schema: 1, role: 'manager', active: true, access: 'all' }
  for (const name of ['anna', 'ivan']) await bridge.db.doc(`managers/${name}`).set({ ...manager, name })
})
afterAll(() => bridge.close())

const at = (ms: number) => Timestamp.fromMillis(ms)
const inPast = (ms: number) => at(Date.now() - ms)

/** Puts a task down as a browser would; the given fields win. */
async function write(fields: Record<string, unknown>, id: string = randomUUID()): Promise<string> {
  await bridge.db.doc(`tasks/${id}`).set({
    schema: 1,
    personId: 'p-1',
    personName: 'Client',
    title: `about ${id}`,
    dueAt: null,
    kind: 'personal',
    ownerId: 'anna',
    assigneeId: 'anna',
    state: 'open',
    doneAt: null,
    createdAt: Timestamp.now(),
    updatedAt: Timestamp.now(),
    ...fields,
  })
  return id
}
const task = async (id: string) => (await bridge.db.doc(`tasks/${id}`).get()).data()
const told = async (uid: string, taskId: string) => {
  const { docs } = await bridge.db
    .collection(`managers/${uid}/notifications`)
    .where('taskId', '==', taskId)
    .get()
  return docs.map(doc => doc.data())
}
const toldOnce = (uid: string, taskId: string) =>
  expect.poll(async () => (await told(uid, taskId)).length, until).toBe(1)

describe('a task whose time comes', () => {
  it('is reminded of once, whoever runs how often, and again when it was put off', async () => {
    const soon = Date.now() + 300
    const id = await write({ dueAt: at(soon) })
    const later = await write({ dueAt: at(Date.now() + DAY) })
    await expect
      .poll(async () => {
        await Promise.all([bridge.remindTasks(), bridge.remindTasks()])
        return (await told('anna', id)).length
      }, until)
      .toBe(1)
    await Promise.all([bridge.remindTasks(), bridge.remindTasks()])
    expect(await told('anna', id)).toEqual([
      {
        schema: 1,
        kind: 'task',
        personId: 'p-1',
        personName: 'Client',
        taskId: id,
        text: `about ${id}`,
        by: null,
        at: expect.any(Timestamp),
        readAt: null,
      },
    ])
    expect((await task(id))?.remindedAt.toMillis()).toBeGreaterThanOrEqual(soon)
    expect(await told('anna', later)).toEqual([])

    await bridge.db.doc(`tasks/${id}`).update({ dueAt: at(Date.now() + 200) })
    await expect
      .poll(async () => {
        await bridge.remindTasks()
        return (await told('anna', id)).length
      }, until)
      .toBe(2)
  })

  it('is reminded of at once when its time had passed before it was written', async () => {
    const id = await write({ dueAt: inPast(MINUTE) })
    await toldOnce('anna', id)
  })

  it('is not reminded of when it is done, or for nobody', async () => {
    const done = await write({ dueAt: inPast(MINUTE), state: 'done', doneAt: Timestamp.now() })
    const gone = await write({ dueAt: inPast(MINUTE), ownerId: 'nobody', assigneeId: 'nobody' })
    const typed = await write({ dueAt: inPast(MINUTE), assigneeId: 'a/b' })
    const shapeless = await write({ dueAt: inPast(MINUTE), title: 7 })
    const last = await write({ dueAt: inPast(MINUTE) })
    await toldOnce('anna', last)
    await bridge.remindTasks()
    for (const id of [done, gone, typed, shapeless]) expect(await told('anna', id)).toEqual([])
    expect((await bridge.db.collection('managers/nobody/notifications').get()).size).toBe(0)
  })

  it('is reminded of when many are due at the same moment, and costs only what came due', async () => {
    const moment = at(Date.now() + 500)
    const ids = await Promise.all(
      Array.from({ length: 120 }, () => write({ dueAt: moment, assigneeId: 'ivan' })),
    )
    await expect
      .poll(async () => {
        await bridge.remindTasks()
        return (await bridge.db.collection('managers/ivan/notifications').get()).size
      }, until)
      .toBe(ids.length)
    // What the writing itself has set going comes to an end, too.
    await expect
      .poll(async () => {
        await bridge.resetMeters()
        await bridge.remindTasks()
        const { reads, writes } = await bridge.meters()
        return { few: reads <= 3, writes }
      }, until)
      .toEqual({ few: true, writes: 0 })
  })
})

describe('a common task', () => {
  it('tells whom somebody else gives it to, once', async () => {
    const common = { kind: 'common', ownerId: 'anna', assigneeId: 'ivan' }
    const id = await write(common)
    await toldOnce('ivan', id)
    expect(await told('ivan', id)).toMatchObject([{ kind: 'assigned', by: { id: 'anna', name: 'anna' } }])
    await bridge.db.doc(`tasks/${id}`).update({ title: 'other words', updatedAt: Timestamp.now() })
    await bridge.db
      .doc(`tasks/${id}`)
      .update({ assigneeId: 'anna', updatedBy: 'ivan', updatedAt: Timestamp.now() })
    await toldOnce('anna', id)
    expect(await told('anna', id)).toMatchObject([{ by: { id: 'ivan' }, text: 'other words' }])
    expect(await told('ivan', id)).toHaveLength(1)
  })

  it('tells nobody that they gave it to themselves', async () => {
    const own = await write({ kind: 'common', assigneeId: 'anna' })
    const given = await write({ kind: 'common', assigneeId: 'ivan' })
    await toldOnce('ivan', given)
    expect(await told('anna', own)).toEqual([])
  })
})

it('deletes a day later what was removed', async () => {
  const old = await write({ state: 'removed', updatedAt: inPast(DAY + MINUTE) })
  const fresh = await write({ state: 'removed', updatedAt: inPast(DAY - MINUTE) })
  await bridge.remindTasks()
  expect(await task(old)).toBeUndefined()
  expect(await task(fresh)).toMatchObject({ state: 'removed' })
})

describe('tasks of people who become one', () => {
  const doc = (path: string) => bridge.db.doc(path)
  const part = (otherId: string, keepId: string, personId = keepId) =>
    doc(`merges/${otherId}`).set({ keepId, otherId, personId })
  /** As a merge is taken back: the person is there again in the moment in which it goes. */
  async function unpart(otherId: string) {
    const batch = bridge.db.batch()
    batch.set(doc(`people/${otherId}`), { schema: 1 })
    batch.delete(doc(`merges/${otherId}`))
    await batch.commit()
  }
  const isAbout = (id: string, personId: string) =>
    expect.poll(async () => (await task(id))?.personId, until).toBe(personId)

  it('go along, and back when they are parted; what was written about the kept one stays', async () => {
    const moved = await write({ personId: 'p-other' })
    const stays = await write({ personId: 'p-keep' })
    await part('p-other', 'p-keep')
    await isAbout(moved, 'p-keep')
    const since = await write({ personId: 'p-keep' })
    await unpart('p-other')
    await isAbout(moved, 'p-other')
    expect((await task(moved))?.cameFrom).toEqual([])
    for (const id of [stays, since]) expect((await task(id))?.personId).toBe('p-keep')
  })

  it('find back through two merges, each to its own', async () => {
    const inner = await write({ personId: 'p-inner' })
    const outer = await write({ personId: 'p-outer' })
    await part('p-inner', 'p-outer')
    await isAbout(inner, 'p-outer')
    await part('p-outer', 'p-whole')
    await part('p-inner', 'p-outer', 'p-whole')
    await Promise.all([isAbout(inner, 'p-whole'), isAbout(outer, 'p-whole')])
    await unpart('p-outer')
    await part('p-inner', 'p-outer')
    await Promise.all([isAbout(inner, 'p-outer'), isAbout(outer, 'p-outer')])
    await unpart('p-inner')
    await isAbout(inner, 'p-inner')
    expect((await task(outer))?.personId).toBe('p-outer')
  })
})
