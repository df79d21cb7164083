import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dialogHistoryPath, dialogPath } from '@chats/domain/paths'
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
