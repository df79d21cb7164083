import { randomInt, randomUUID } from 'node:crypto'
import type { Storage } from '@google-cloud/storage'
import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createErasure } from '../../functions/src/firestore/createErasure.ts'
import { createJobFiles } from '../../functions/src/firestore/createJobFiles.ts'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { readZip } from '../support/readZip.ts'
import type { Bridge } from './startBridge.ts'
import { boss, startJobs } from './startJobs.ts'

/** Stands wherever something of the person stands; and a phone of theirs. Each test has its own. */
let canary: string
let phone: string
let bridge: Bridge
let bucket: ReturnType<Storage['bucket']>
let bot: Bot
let other: Bot

beforeAll(async () => {
  ;({ bridge, bucket } = await startJobs())
})
afterAll(() => bridge.close())
beforeEach(async () => {
  canary = `canary-${randomUUID()}`
  phone = `+38067${randomInt(1_000_000, 9_999_999)}`
  bot = await connectBot(bridge)
  other = await connectBot(bridge)
  for (let index = 0; index < 5; index++) await bot.say(7, `${canary} ${index}`)
  await other.say(7, `${canary} elsewhere`)
  await bot.say(8, 'somebody else')
  await Promise.all([bot.described(7), other.described(7), bot.described(8)])
})

const read = async (path: string) => (await bridge.db.doc(path).get()).data()
const ask = async (data: object) => (await bridge.callAs(boss, 'manageJob', data)).result as { id: string }
const job = (id: string) => read(`jobs/${id}`)
const ended = (id: string) => expect.poll(async () => (await job(id))?.['state'], until).toBe('done')
const person = (of: Bot, id = 7) => `p-${of.chatId(id)}`

/** Everything that is stored, as text. */
async function everything(): Promise<string> {
  const texts: string[] = []
  const walk = async (collections: Awaited<ReturnType<typeof bridge.db.listCollections>>) => {
    for (const collection of collections)
      for (const ref of await collection.listDocuments()) {
        texts.push(ref.path, JSON.stringify((await ref.get()).data() ?? {}))
        await walk(await ref.listCollections())
      }
  }
  await walk(await bridge.db.listCollections())
  return [...texts, ...bridge.bucket.objects.keys()].join('\n')
}

/** The paths that name a chat. */
const everythingOf = async (chatId: string) =>
  (await everything()).split('\n').filter(line => line.includes(chatId) && !line.includes('{'))

/** Puts something of the person everywhere where there can be something. */
async function scatter() {
  const { db } = bridge
  const [chatId, id] = [bot.chatId(7), person(bot)]
  const at = new Date()
  await db.doc(`cards/${id}`).update({ note: canary, phones: [phone], updatedAt: at, updatedBy: 'anna' })
  await bridge.callAs(boss, 'mergePeople', { keepId: id, otherId: person(other) })
  await db.doc(`cards/${person(bot, 8)}`).update({ notSameAs: [id] })
  await db.doc(`people/${person(bot, 8)}`).update({ maybeSame: [{ personId: id, by: 'phone' }] })
  const task = {
    schema: 1,
    personId: id,
    personName: canary,
    title: canary,
    kind: 'personal',
    ownerId: 'anna',
  }
  await db.doc(`tasks/${canary}`).set({ ...task, assigneeId: 'anna', state: 'open', dueAt: null })
  await db.doc(`tasks/${canary}-own`).set({
    ...task,
    ownerId: 'boss',
    assigneeId: 'boss',
    state: 'open',
    dueAt: null,
  })
  const told = { schema: 1, personId: id, text: canary, at }
  await db.doc(`managers/boss/notifications/${canary}`).set(told)
  await db.doc(`managers/anna/notifications/${canary}`).set({ schema: 1, personId: id, text: canary, at })
  const block = { id: 'b', kind: 'text', text: canary }
  await db
    .doc(`managers/anna/drafts/${chatId}+blocks`)
    .set({ schema: 1, personId: id, blocks: [block], updatedAt: at })
  await db.doc(`chats/${chatId}/scheduled/${canary}`).set({
    schema: 1,
    chatId,
    personId: id,
    content: { kind: 'text', text: canary },
    author: { type: 'manager', id: 'anna', name: 'Anna' },
    sendAt: Timestamp.fromMillis(Date.now() + 3_600_000),
    unlessAnswered: true,
    since: at,
  })
  await db.doc(`managers/anna/drafts/${chatId}`).set({ schema: 1, personId: id, text: canary, updatedAt: at })
  await db.doc(`invites/${canary}`).set({ schema: 1, personId: id, channelId: 'x' })
  await db.doc('presence/anna').set({ schema: 1, personId: id, name: 'Anna', typing: false, at })
  await db.doc(`typing/${chatId}`).set({ schema: 1, until: at })
  const quarantined = { schema: 1, channelId: bot.channel, updateId: '1', reason: 'x', receivedAt: at }
  await db
    .doc(`quarantine/${bot.channel}_1`)
    .set({ ...quarantined, raw: `{"from":{"id":7,"name":"${canary}"}}` })
  await db.doc(`quarantine/${bot.channel}_2`).set({ ...quarantined, raw: '{"from":{"id":77}}' })
  for (const path of [`chats/${chatId}/in/in_1/0`, `people/${id}/photo`])
    await bucket.file(path).save(canary, { resumable: false, contentType: 'text/plain' })
  // The last of the triggers that speak of it.
  await expect
    .poll(async () => (await db.collection(`cards/${id}/history`).get()).size, until)
    .toBeGreaterThan(0)
  await expect.poll(async () => (await read(`search/${id}`))?.['phones'], until).toEqual([phone])
}

describe('everything of a person', () => {
  it('is exported as JSON, the messages of all their chats among it', async () => {
    await scatter()
    const { id } = await ask({ action: 'exportPerson', personId: person(bot) })
    await ended(id)
    const archive = readZip(bridge.bucket.objects.get(`jobs/${id}/person.zip`)?.bytes ?? Buffer.alloc(0))
    const all = JSON.parse(archive.get('person.json')?.toString('utf8') ?? '') as Record<
      string,
      { id: string; content: { text: string } }[]
    >
    expect(all['messages']?.map(({ content }) => content.text).toSorted()).toEqual(
      [...Array.from({ length: 5 }, (_, index) => `${canary} ${index}`), `${canary} elsewhere`].toSorted(),
    )
    expect(all['chats']?.map(chat => chat.id).toSorted()).toEqual([bot.chatId(7), other.chatId(7)].toSorted())
    expect(all['card']).toMatchObject({ note: canary, phones: [phone] })
    expect(all['merges']).toHaveLength(1)
    // What is a manager's own is theirs alone: of it the admin is given only theirs.
    expect(all['tasks']?.map(task => task.id)).toEqual([`${canary}-own`])
    expect(all['notifications']).toMatchObject([{ text: canary }])
    expect(all['drafts']).toEqual([])
    expect(all['scheduled']).toMatchObject([{ content: { text: canary } }])
    // The files themselves, each under its path.
    for (const path of [`chats/${bot.chatId(7)}/in/in_1/0`, `people/${person(bot)}/photo`])
      expect(archive.get(`${path}/file.plain`)?.toString()).toBe(canary)
    expect(await job(id)).toMatchObject({ done: 6, total: 6 })
  })

  it('is erased with every trace, while others keep all of theirs', async () => {
    await scatter()
    const { id: exportId } = await ask({ action: 'exportPerson', personId: person(bot) })
    await ended(exportId)
    const { id: tableId } = await ask({ action: 'exportPeople', filter: '', language: 'ru' })
    await ended(tableId)
    const { id } = await ask({ action: 'erasePerson', personId: person(bot), name: ' Person 7 ' })
    await ended(id)
    await expect.poll(async () => (await job(id))?.['personId'], until).toBeUndefined()
    const left = await everything()
    for (const trace of [canary, bot.chatId(7), other.chatId(7), phone.slice(1), exportId])
      expect(left.split('\n').filter(line => line.includes(trace) && !line.includes('"what"'))).toEqual([])
    // Nor does a table of everybody from before hold them any longer.
    expect(await job(tableId)).toMatchObject({ state: 'failed', error: 'person_erased' })
    expect((await job(tableId))?.['path']).toBeUndefined()
    expect(left).not.toContain(`jobs/${tableId}/`)
    expect(left).toContain('somebody else')
    expect(left).toContain(`quarantine/${bot.channel}_2`)
    expect(await read(`cards/${person(bot, 8)}`)).toMatchObject({ notSameAs: [] })
    expect(await read(`people/${person(bot, 8)}`)).toMatchObject({ maybeSame: [] })
  })

  it('who writes again is somebody new, without any past, also while the old one is being erased', async () => {
    const { id } = await ask({ action: 'erasePerson', personId: person(bot), name: 'Person 7' })
    await expect
      .poll(async () => (await job(id))?.['erased'] ?? (await job(id))?.['state'], until)
      .not.toBe('running')
    await bot.say(7, 'hello again')
    await ended(id)
    await expect.poll(async () => (await read(`people/${person(bot)}`))?.['unread'], until).toBe(1)
    const messages = await bridge.db.collection(`chats/${bot.chatId(7)}/messages`).get()
    expect(messages.docs.map(doc => doc.get('content.text'))).toEqual(['hello again'])
  })

  it('begins once, and what came to be since then is somebody else’s', async () => {
    const erasure = createErasure(bridge.db, bucket as never, createJobFiles(bucket as never))
    const byHand = `by-hand-${bot.channel}`
    const personId = person(bot)
    await bridge.db.doc(`jobs/${byHand}`).set({ schema: 1, kind: 'erasePerson', state: 'new', personId })
    const erased = await erasure.begin(byHand, personId)
    if (!erased) throw new Error('nobody was there')
    // Another run, which had read the job before this one began.
    const { people, chats } = erased
    expect(await erasure.begin(byHand, personId)).toMatchObject({ people, chats })
    await bot.say(7, 'hello again')
    for (const stage of await erasure.stages(byHand, erased))
      for (let after = await stage(undefined); after !== null;) after = await stage(after)
    const messages = await bridge.db.collection(`chats/${bot.chatId(7)}/messages`).get()
    expect(messages.docs.map(doc => doc.get('content.text') as unknown)).toEqual(['hello again'])
  })

  it('what the messenger tells again from before brings nobody back, and no word', async () => {
    const before = Math.floor(Date.now() / 1000) - 60
    const told = (message_id: number, more: object = {}) => ({
      message_id,
      date: before,
      chat: { id: 7, type: 'private' },
      from: { id: 7, is_bot: false, first_name: canary },
      text: `${canary} late`,
      ...more,
    })
    const late = [
      { message: told(901) },
      { edited_message: told(902, { edit_date: before + 5 }) },
      {
        message_reaction: {
          chat: { id: 7, type: 'private' },
          user: { id: 7, is_bot: false, first_name: canary },
          message_id: 903,
          date: before,
          old_reaction: [],
          new_reaction: [{ type: 'emoji', emoji: '👍' }],
        },
      },
    ]
    const tellLate = async (from: number) => {
      for (const [index, update] of late.entries()) {
        const answer = await bot.post(JSON.stringify({ update_id: from + index, ...update }))
        expect([index, answer.status]).toEqual([index, 200])
      }
    }
    const { id } = await ask({ action: 'erasePerson', personId: person(bot), name: 'Person 7' })
    await ended(id)
    await tellLate(9_000_000)
    expect(await everythingOf(bot.chatId(7))).toEqual([])

    // Whoever is new by now does not get the old words either; what they change now is theirs.
    await bot.say(7, 'hello again')
    await expect.poll(async () => (await read(`people/${person(bot)}`))?.['unread'], until).toBe(1)
    await tellLate(9_000_100)
    const edit = told(904, { edit_date: Math.floor(Date.now() / 1000), text: 'changed now' })
    await bot.post(JSON.stringify({ update_id: 9_000_200, edited_message: edit }))
    const messages = await bridge.db.collection(`chats/${bot.chatId(7)}/messages`).get()
    expect(messages.docs.map(doc => doc.get('content.text') as unknown).toSorted()).toEqual([
      'changed now',
      'hello again',
    ])
  })

  it('goes on in another run where one was killed', async () => {
    const { id } = await ask({ action: 'erasePerson', personId: person(bot), name: 'Person 7' })
    await bridge.kill()
    await bridge.revive()
    await expect
      .poll(
        async () => {
          await bridge.sweepJobs()
          return (await job(id))?.['state']
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe('done')
    expect(await read(`people/${person(bot)}`)).toBeUndefined()
    expect((await bridge.db.collection(`chats/${bot.chatId(7)}/messages`).get()).size).toBe(0)
  }, 90_000)

  it('is for admins who know whom they erase', async () => {
    const request = { action: 'erasePerson', personId: person(bot), name: 'Person 7' }
    const anna = { uid: 'anna', access: 'all' } as const
    expect((await bridge.callAs(anna, 'manageJob', request)).error).toBe('PERMISSION_DENIED')
    expect(await ask({ ...request, name: 'Person' })).toEqual({ ok: false, why: 'wrong_name' })
    expect(await ask({ ...request, personId: 'p-nobody' })).toEqual({ ok: false, why: 'gone' })
    expect(await read(`people/${person(bot)}`)).toBeDefined()
  })
})
