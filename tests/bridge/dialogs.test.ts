import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialogHistoryPath, dialogPath, dialogSheetsPath } from '@chats/domain/paths'
import { followJob } from '../../local/src/people/followJob.ts'
import { connectBot, until } from './connectBot.ts'
import type { Bridge } from './startBridge.ts'
import { boss, startJobs } from './startJobs.ts'

let bridge: Bridge
beforeAll(async () => {
  ;({ bridge } = await startJobs())
})
afterAll(() => bridge.close())

const anna = { id: 'anna', name: 'Анна' }
const at = Timestamp.now()
const dialog = (chatId: string, state = 'open') => ({
  schema: 1,
  chatId,
  state,
  typeId: null,
  reasonIds: ['payment'],
  componentIds: [],
  managerIds: ['anna'],
  openedAt: at,
  openedBy: anna,
  resolvedAt: state === 'resolved' ? at : null,
  updatedAt: at,
  updatedBy: anna,
})

describe('S-83, S-88: a dialog', () => {
  it('is counted on the row of its chat, and says on the timeline and in its history what became of it', async () => {
    const bot = await connectBot(bridge)
    await bot.say(7, 'hello')
    const chatId = bot.chatId(7)
    const row = bridge.db.doc(`people/p-${chatId}`)
    await expect.poll(async () => (await row.get()).exists, until).toBe(true)
    const [one, other] = [bridge.db.doc(dialogPath('one')), bridge.db.doc(dialogPath('other'))]
    const counts = async () => {
      const person = await row.get()
      return [person.get('openDialogs'), person.get(`chats.${chatId}.openDialogs`)]
    }
    await one.set(dialog(chatId))
    await expect.poll(counts, until).toEqual([1, 1])
    await Promise.all([other.set(dialog(chatId)), one.update({ state: 'in_progress', typeId: 'question' })])
    await expect.poll(counts, until).toEqual([2, 2])
    await bot.say(7, 'are you there?')
    await expect.poll(async () => (await row.get()).get('unread'), until).toBe(2)
    await Promise.all([one, other].map(ref => ref.update({ state: 'resolved', resolvedAt: at })))
    await expect.poll(counts, until).toEqual([0, undefined])
    await one.update({ state: 'open', resolvedAt: null })
    await expect.poll(counts, until).toEqual([1, 1])

    const told = async () => {
      const rows = await bridge.db.collection(`chats/${chatId}/messages`).where('kind', '==', 'system').get()
      const ofOne = rows.docs.filter(doc => doc.get('content.dialogId') === 'one')
      return ofOne
        .toSorted((a, b) => a.get('at').valueOf().localeCompare(b.get('at').valueOf()))
        .map(doc => doc.get('content.what'))
    }
    await expect.poll(told, until).toEqual(['dialogOpened', 'dialogResolved', 'dialogReopened'])
    const history = async () =>
      (await bridge.db.collection(dialogHistoryPath('one')).orderBy('at').get()).docs.map(doc =>
        doc.get('now'),
      )
    await expect
      .poll(history, until)
      .toEqual([
        { state: 'open', reasonIds: ['payment'], componentIds: [], managerIds: ['anna'] },
        { state: 'in_progress', typeId: 'question' },
        { state: 'resolved' },
        { state: 'open' },
      ])
  })

  it('goes with its chat when people become one, and with the person when they are erased', async () => {
    const [first, second] = [await connectBot(bridge), await connectBot(bridge)]
    await first.say(8, 'hello')
    await second.say(9, 'hello')
    const [a, b] = [`p-${first.chatId(8)}`, `p-${second.chatId(9)}`]
    const openOf = async (id: string) => (await bridge.db.doc(`people/${id}`).get()).get('openDialogs')
    await bridge.db.doc(dialogPath('a')).set(dialog(first.chatId(8)))
    await bridge.db.doc(dialogPath('b')).set(dialog(second.chatId(9)))
    await expect.poll(async () => [await openOf(a), await openOf(b)], until).toEqual([1, 1])
    await expect
      .poll(async () => (await bridge.callAs(boss, 'mergePeople', { keepId: a, otherId: b })).result, until)
      .toMatchObject({ ok: true })
    expect(await openOf(a)).toBe(2)
    await bridge.db.doc(dialogPath('b')).update({ state: 'resolved', resolvedAt: at })
    await expect.poll(() => openOf(a), until).toBe(1)
    expect((await bridge.callAs(boss, 'unmergePeople', { otherId: b })).result).toMatchObject({ keepId: a })
    expect([await openOf(a), (await openOf(b)) ?? 0]).toEqual([1, 0])

    const { name } = (await bridge.db.doc(`people/${a}`).get()).data() ?? {}
    await bridge.callAs(boss, 'manageJob', { action: 'erasePerson', personId: a, name })
    await expect.poll(async () => (await bridge.db.doc(dialogPath('a')).get()).exists, until).toBe(false)
    await expect
      .poll(async () => (await bridge.db.collection(dialogHistoryPath('a')).get()).size, until)
      .toBe(0)
    expect((await bridge.db.doc(dialogPath('b')).get()).exists).toBe(true)
  })
})

describe('S-92: the sheets that reports are made from', () => {
  const sheets = async () => {
    const { docs } = await bridge.db.collection(dialogSheetsPath).get()
    return Object.fromEntries(docs.map(doc => [doc.get('managerId'), doc.get('lines')]))
  }
  const lineOf = async (managerId: string, id: string): Promise<string | undefined> =>
    (await sheets())[managerId]?.[id]

  it('have a line of each dialog as it is, wherever it moves, and none of one that is gone', async () => {
    const bot = await connectBot(bridge)
    await bot.say(11, 'hello')
    const chatId = bot.chatId(11)
    await expect.poll(async () => (await bot.person(11))?.unread, until).toBe(1)
    const ref = bridge.db.doc(dialogPath('counted'))
    await ref.set({ ...dialog(chatId), openedAt: Timestamp.now(), managerIds: ['first'] })
    await expect.poll(() => lineOf('first', 'counted'), until).toBe('|payment|||||')
    await bot.queue(11, 'good day')
    await expect.poll(async () => (await bot.sends()).length, until).toBe(1)
    await ref.update({ typeId: 'question', managerIds: ['second', 'first'] })
    await expect.poll(() => lineOf('second', 'counted'), until).toMatch(/^question\|payment\|\|\d+\|\|\|$/u)
    await expect.poll(() => lineOf('first', 'counted'), until).toBeUndefined()
    await ref.update({
      state: 'resolved',
      resolvedAt: Timestamp.now(),
      managerRating: { score: 4, by: anna, at },
      personRating: { score: 5, at, formId: 'x' },
    })
    await expect
      .poll(() => lineOf('second', 'counted'), until)
      .toMatch(/^question\|payment\|\|\d+\|\d+\|5\|4$/u)
    await ref.delete()
    await expect.poll(() => lineOf('second', 'counted'), until).toBeUndefined()
  })

  it('are made anew by the command as they were, whatever stood there', async () => {
    const bot = await connectBot(bridge)
    await bot.say(12, 'hello')
    await expect.poll(async () => (await bot.person(12))?.unread, until).toBe(1)
    const day = (n: number) => Timestamp.fromMillis(Date.UTC(2026, 2, 1 + n, 12))
    const ids = Array.from({ length: 6 }, (_, n) => `past-${n}`)
    for (const [n, id] of ids.entries()) {
      const past = {
        ...dialog(bot.chatId(12), 'resolved'),
        openedAt: day(n % 3),
        resolvedAt: day(n),
        managerIds: [`m${n % 2}`],
      }
      await bridge.db.doc(dialogPath(id)).set(past)
    }
    await expect.poll(async () => Object.keys((await sheets())['m1'] ?? {}).length, until).toBeGreaterThan(0)
    const all = async () => {
      const { docs } = await bridge.db.collection(dialogSheetsPath).get()
      return Object.fromEntries(docs.map(doc => [doc.id, doc.get('lines')]))
    }
    await expect.poll(async () => JSON.stringify(await all()).match(/past-/gu)?.length, until).toBe(6)
    const right = Object.fromEntries(
      Object.entries(await all()).filter(([, lines]) => Object.keys(lines).length > 0),
    )
    await bridge.db.doc('dialogDays/2026-03-01_m0').update({ lines: { gone: '|||1|1|1|1' } })
    await bridge.db.doc('dialogDays/2026-03-02_m0').delete()
    await bridge.db
      .doc('dialogDays/2025-01-01_m0')
      .set({ schema: 1, day: '2025-01-01', managerId: 'm0', lines: { x: '' } })
    let result: unknown
    void followJob(bridge.db, 'recountDialogs', { waitMs: 60_000, onProgress: () => undefined }).then(
      value => (result = value),
    )
    await expect
      .poll(
        async () => {
          await bridge.sweepJobs()
          return result
        },
        { timeout: 60_000, interval: 500 },
      )
      .toMatchObject({ kind: 'done' })
    expect(await all()).toEqual(right)
  })
})
