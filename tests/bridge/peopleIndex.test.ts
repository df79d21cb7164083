import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { searchQuery } from '../../domain/src/searchQuery.ts'
import { followJob } from '../../local/src/people/followJob.ts'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let bot: Bot
const anna = { uid: 'anna', access: 'all' } as const

beforeAll(async () => {
  bridge = await startBridge()
  await bridge.db
    .doc('managers/anna')
    .set({ schema: 1, role: 'manager', active: true, name: 'Anna', access: 'all' })
})
afterAll(() => bridge.close())

const read = async (path: string) => (await bridge.db.doc(path).get()).data()
const idOf = (of: Bot) => `p-${of.chatId(7)}`
const row = (of = bot) => read(`people/${idOf(of)}`)
const entry = (of = bot) => read(`search/${idOf(of)}`)
const found = async (text: string, of = bot) => {
  const query = searchQuery(text)
  const { docs } = await bridge.db
    .collection('search')
    .where('tokens', 'array-contains-any', query?.anyOf ?? [])
    .get()
  return docs.some(doc => doc.id === idOf(of) && query?.matches(doc.data() as never))
}
const edit = (fields: object, at = Timestamp.now()) =>
  bridge.db.doc(`cards/${idOf(bot)}`).update({ ...fields, updatedAt: at, updatedBy: 'anna' })
const history = async () =>
  (
    await bridge.db
      .collection(`cards/${idOf(bot)}/history`)
      .orderBy('at')
      .get()
  ).docs.map(doc => doc.data())

beforeEach(async () => {
  bot = await connectBot(bridge)
  await bot.say(7, 'hello')
  await expect.poll(() => entry(), until).toMatchObject({ facets: ['m:telegram', 'state:subscribed'] })
})

describe('somebody who wrote', () => {
  it('is found by who they are, and ordinary messages write nothing more', async () => {
    expect(await row()).toMatchObject({ facets: ['m:telegram', 'state:subscribed'], salesPlans: [] })
    expect(await found('person 7')).toBe(true)
    await bridge.resetMeters()
    await bot.say(7, 'again')
    await expect.poll(async () => (await row())?.['lastMessage'].text, until).toBe('again')
    expect(await bridge.meters()).toMatchObject({ writes: 2, deletes: 0 })
  })

  it('is found by what a manager writes down, and the history says who and what', async () => {
    await edit({ name: 'Юлія Гнатюк', phones: ['+380671234567'], tags: ['vip'], assigneeId: 'anna' })
    await expect.poll(() => found('yulia hnat 067 123'), until).toBe(true)
    expect(await found('person 7')).toBe(true)
    expect(await row()).toMatchObject({
      name: 'Юлія Гнатюк',
      assigneeId: 'anna',
      facets: ['m:telegram', 'phone', 'state:subscribed', 'tag:vip'],
    })
    expect((await entry())?.['assigneeId']).toBe('anna')
    await edit({
      salesPlans: { course: { stageId: 'new', addedAt: Timestamp.fromMillis(5) } },
      note: 'x'.repeat(900),
    })
    await expect.poll(async () => (await row())?.['salesPlans'], until).toEqual(['course'])
    await bridge.db.doc(`cards/${idOf(bot)}`).update({ sources: ['instagram'] })
    await expect.poll(async () => (await history()).length, until).toBe(3)
    const [first, second, third] = await history()
    expect(first).toMatchObject({
      by: { id: 'anna', name: 'Anna' },
      changes: {
        name: { from: 'Person 7', to: 'Юлія Гнатюк' },
        phones: { from: [], to: ['+380671234567'] },
        tags: { from: null, to: ['vip'] },
        assigneeId: { from: null, to: 'anna' },
      },
    })
    expect(second?.['changes'].note.to).toHaveLength(500)
    expect(second?.['changes'].salesPlans.to.course.addedAt).toEqual(Timestamp.fromMillis(5))
    expect(third).toMatchObject({ by: null, changes: { sources: { from: null, to: ['instagram'] } } })
  })

  it('is described anew when they block the bot, come back, or call themselves otherwise', async () => {
    await bot.act('block', 7)
    await expect.poll(async () => (await row())?.['facets'], until).toContain('state:blocked')
    expect((await entry())?.['facets']).toContain('state:blocked')
    await bot.act('unblock', 7)
    await expect
      .poll(async () => (await row())?.['facets'], until)
      .toEqual(['m:telegram', 'state:subscribed'])
  })

  it('is one and two again in the search as in the list', async () => {
    const other = await connectBot(bridge)
    await other.say(7, 'me too')
    await expect.poll(() => found('person', other), until).toBe(true)
    await edit({ phones: ['+1 415 555 2671'] })
    await expect.poll(() => found('2671'), until).toBe(true)
    const ids = { keepId: idOf(other), otherId: idOf(bot) }
    expect(await bridge.callAs(anna, 'mergePeople', ids)).toEqual({ result: { ok: true } })
    await expect.poll(() => found('2671', other), until).toBe(true)
    expect(await entry()).toBeUndefined()
    expect((await bridge.callAs(anna, 'unmergePeople', { otherId: idOf(bot) })).error).toBeUndefined()
    await expect.poll(() => found('2671'), until).toBe(true)
    await expect.poll(() => found('2671', other), until).toBe(false)
    await expect
      .poll(async () => (await row(other))?.['facets'], until)
      .toEqual(['m:telegram', 'state:subscribed'])
  })
})

it('everybody is described anew by the command, whatever older code had made of them', async () => {
  const other = await connectBot(bridge)
  await other.say(7, 'hello')
  await expect.poll(() => found('person', other), until).toBe(true)
  const [before, rowBefore, entryBefore] = [await read(`cards/${idOf(bot)}`), await row(), await entry()]
  await bridge.db.doc(`search/${idOf(bot)}`).update({ tokens: ['as of old'], facets: [] })
  await bridge.db.doc(`people/${idOf(bot)}`).update({ facets: ['old:facet'] })
  await bridge.db.doc(`search/${idOf(other)}`).delete()
  // Whose row went by another hand, and whose words stayed in the search: the first by id and the last.
  const gone = ['a-gone', 'p-zz-gone']
  for (const id of gone) await bridge.db.doc(`search/${id}`).set({ ...entryBefore, name: 'Gone' })
  const seen: number[] = []
  const ended = followJob(bridge.db, 'reindexPeople', { waitMs: 60_000, onProgress: done => seen.push(done) })
  let result: Awaited<typeof ended> | undefined
  void ended.then(value => (result = value))
  await expect
    .poll(
      async () => {
        await bridge.sweepJobs()
        return result
      },
      { timeout: 60_000, interval: 500 },
    )
    .toMatchObject({ kind: 'done', changed: 2 })
  const people = (await bridge.db.collection('people').count().get()).data().count
  expect(result).toMatchObject({ done: people })
  expect(seen.at(-1)).toBe(people)
  expect(await entry()).toEqual(entryBefore)
  expect(await row()).toEqual(rowBefore)
  expect(await found('person', other)).toBe(true)
  for (const id of gone) expect(await read(`search/${id}`)).toBeUndefined()
  // Nobody has written a card for it.
  expect(await read(`cards/${idOf(bot)}`)).toEqual(before)
})
