import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let first: Bot
let second: Bot
const anna = { uid: 'anna', access: 'all' } as const
const oleg = { uid: 'oleg', access: 'assigned' } as const

beforeAll(async () => {
  bridge = await startBridge()
  const manager = { schema: 1, role: 'manager', active: true }
  await bridge.db.doc('managers/anna').set({ ...manager, name: 'Anna', access: 'all' })
  await bridge.db.doc('managers/oleg').set({ ...manager, name: 'Oleg', access: 'assigned' })
  await bridge.db.doc('managers/gone').set({ ...manager, name: 'Gone', access: 'all', active: false })
})
afterAll(() => bridge.close())
beforeEach(async () => {
  first = await connectBot(bridge)
  second = await connectBot(bridge)
  await first.say(7, 'to the first')
  await second.say(7, 'to the second')
  await Promise.all([first.described(7), second.described(7)])
})

const ids = () => ({ keepId: `p-${first.chatId(7)}`, otherId: `p-${second.chatId(7)}` })
const read = async (path: string) => (await bridge.db.doc(path).get()).data()
const person = (id: string) => read(`people/${id}`)
const merge = (request = ids()) => bridge.callAs(anna, 'mergePeople', request)
const unmerge = (otherId = ids().otherId) => bridge.callAs(anna, 'unmergePeople', { otherId })
const arrived = (bot: Bot, count: number) =>
  expect.poll(async () => (await bot.timeline(7)).length, until).toBe(count)

describe('somebody who writes to two bots', () => {
  it('S-08: is two people until a manager says that they are one', async () => {
    const { keepId, otherId } = ids()
    await bridge.db.doc(`cards/${otherId}`).update({ phones: ['+1'], note: 'calls at night' })
    await expect.poll(async () => (await person(otherId))?.facets, until).toContain('phone')
    const cards = { keep: await read(`cards/${keepId}`), other: await read(`cards/${otherId}`) }
    const people = { keep: await person(keepId), other: await person(otherId) }

    const preview = await bridge.callAs(anna, 'previewMerge', ids())
    expect(preview.result).toMatchObject({
      keep: { id: keepId },
      other: { id: otherId },
      merged: { person: { unread: 2 }, card: { phones: ['+1'], note: '— Person 7 —\ncalls at night' } },
    })
    expect(await person(otherId)).toEqual(people.other)

    expect(await merge()).toEqual({ result: { ok: true } })
    expect(await person(otherId)).toBeUndefined()
    expect(await read(`cards/${otherId}`)).toBeUndefined()
    expect((await second.chat(7))?.personId).toBe(keepId)
    const chats = [first.chatId(7), second.chatId(7)]
    expect(Object.keys((await person(keepId))?.chats).toSorted()).toEqual(chats.toSorted())
    expect(await person(keepId)).toMatchObject({ unread: 2, lastMessage: { text: 'to the second' } })
    expect(await read(`merges/${otherId}`)).toMatchObject({ keepId, personId: keepId, byName: 'Anna' })

    await second.say(7, 'and again')
    await arrived(second, 2)
    expect(await person(otherId)).toBeUndefined()
    expect(await person(keepId)).toMatchObject({
      unread: 3,
      lastMessage: { text: 'and again', chatId: second.chatId(7) },
    })

    expect(await unmerge()).toEqual({ result: { keepId } })
    await expect.poll(() => person(keepId), until).toEqual(people.keep)
    expect(await person(otherId)).toMatchObject({ unread: 2, lastMessage: { text: 'and again' } })
    expect((await second.chat(7))?.personId).toBe(otherId)
    expect(await read(`cards/${keepId}`)).toEqual({ ...cards.keep, updatedAt: expect.anything() })
    expect(await read(`cards/${otherId}`)).toEqual({ ...cards.other, updatedAt: expect.anything() })
    expect(await read(`merges/${otherId}`)).toBeUndefined()
    await second.say(7, 'as before')
    await expect.poll(async () => (await person(otherId))?.unread, until).toBe(3)
  })

  it('gets every answer, whoever it was written to, and the row of whom they are now shows it', async () => {
    const { keepId, otherId } = ids()
    await second.queue(7, 'before')
    await expect.poll(async () => (await person(otherId))?.lastMessage.text, until).toBe('before')
    await merge()
    await second.queue(7, 'after')
    await expect.poll(async () => (await person(keepId))?.lastMessage.text, until).toBe('after')
    await expect
      .poll(async () => (await second.sends()).map(call => call.params.text), until)
      .toEqual(['before', 'after'])
  })

  it('has every word, written while they become one and two again', async () => {
    const { keepId, otherId } = ids()
    const talk = async (bot: Bot) => {
      for (let i = 0; i < 12; i++) await bot.say(7, `m-${i}`)
    }
    const turns = async () => {
      for (let i = 0; i < 4; i++) {
        expect(await merge()).toEqual({ result: { ok: true } })
        expect(await unmerge()).toEqual({ result: { keepId } })
      }
      await merge()
    }
    await Promise.all([talk(first), talk(second), turns()])
    await arrived(first, 13)
    await arrived(second, 13)
    expect(await person(otherId)).toBeUndefined()
    expect(await person(keepId)).toMatchObject({
      unread: 26,
      chats: { [first.chatId(7)]: { unread: 13 }, [second.chatId(7)]: { unread: 13 } },
    })
    await unmerge()
    expect((await person(keepId))?.unread).toBe(13)
    expect((await person(otherId))?.unread).toBe(13)
  })
})

describe('people merged into people', () => {
  it('are found under the last of them, and are parted from the outside in', async () => {
    const third = await connectBot(bridge)
    await third.say(7, 'to the third')
    const { keepId, otherId } = ids()
    const outerId = `p-${third.chatId(7)}`
    await merge()
    expect(await merge({ keepId: outerId, otherId: keepId })).toEqual({ result: { ok: true } })
    expect(Object.keys((await person(outerId))?.chats)).toHaveLength(3)
    expect((await read(`merges/${otherId}`))?.personId).toBe(outerId)
    expect((await unmerge()).error).toBe('FAILED_PRECONDITION')
    await unmerge(keepId)
    expect((await read(`merges/${otherId}`))?.personId).toBe(keepId)
    expect(Object.keys((await person(keepId))?.chats)).toHaveLength(2)
    expect((await second.chat(7))?.personId).toBe(keepId)
    await unmerge()
    for (const id of [outerId, keepId, otherId])
      expect(Object.keys((await person(id))?.chats)).toHaveLength(1)
  })
})

describe('who may', () => {
  it.each([
    ['nobody', null, 'UNAUTHENTICATED'],
    ['a disabled manager', { uid: 'gone', access: 'all' }, 'PERMISSION_DENIED'],
    ['a manager who sees one of them', oleg, 'PERMISSION_DENIED'],
  ] as const)('%s may not', async (_, who, error) => {
    const { keepId } = ids()
    await bridge.db.doc(`people/${keepId}`).update({ assigneeId: 'oleg' })
    for (const name of ['previewMerge', 'mergePeople'])
      expect([name, await bridge.callAs(who, name, ids())]).toEqual([name, { error }])
    expect((await second.chat(7))?.personId).toBe(ids().otherId)
  })

  it('a manager who sees both may, and a stranger may not undo it', async () => {
    for (const id of Object.values(ids())) await bridge.db.doc(`people/${id}`).update({ assigneeId: 'oleg' })
    expect(await bridge.callAs(oleg, 'mergePeople', ids())).toEqual({ result: { ok: true } })
    await bridge.db.doc(`people/${ids().keepId}`).update({ assigneeId: 'anna' })
    const undo = { otherId: ids().otherId }
    expect((await bridge.callAs(oleg, 'unmergePeople', undo)).error).toBe('PERMISSION_DENIED')
    expect((await bridge.callAs(anna, 'unmergePeople', undo)).error).toBeUndefined()
    expect((await bridge.callAs(anna, 'unmergePeople', undo)).error).toBe('NOT_FOUND')
  })

  it('not what is no request', async () => {
    const { keepId, otherId } = ids()
    for (const bad of [{}, { keepId }, { keepId, otherId: keepId }, { keepId, otherId: `${otherId}/x/y` }])
      expect((await bridge.callAs(anna, 'mergePeople', bad)).error).toBe('INVALID_ARGUMENT')
    const missing = await bridge.callAs(anna, 'mergePeople', { keepId, otherId: 'p-nobody' })
    expect(missing.error).toBe('NOT_FOUND')
  })
})

describe('a personal link into another channel', () => {
  const invite = async (channelId: string, personId = ids().keepId) => {
    const made = await bridge.callAs(anna, 'inviteToChannel', { personId, channelId })
    const { link } = made.result as { link: string }
    return new URL(link).searchParams.get('start') ?? ''
  }
  const stranger = (bot: Bot, id: number) => `p-${bot.chatId(id)}`
  const start = (bot: Bot, id: number, payload: string) => bot.act('start', id, { payload })
  /** The trigger has run when a later chat of the same kind has been joined. */
  const laterStart = async () => {
    const last = await connectBot(bridge)
    await start(last, 99, await invite(last.channel))
    await expect.poll(async () => (await last.chat(99))?.personId, until).toBe(ids().keepId)
  }

  it('makes the chat that begins by it theirs, once, and can be undone', async () => {
    const { keepId } = ids()
    const payload = await invite(second.channel)
    const seen = JSON.stringify(
      (await bridge.db.collection('invites').get()).docs.map(doc => [doc.id, doc.data()]),
    )
    expect(seen).not.toContain(payload.slice('join_'.length))

    await start(second, 8, payload)
    await second.say(8, 'it is me')
    await expect.poll(async () => (await second.chat(8))?.personId, until).toBe(keepId)
    await expect.poll(async () => (await second.timeline(8)).length, until).toBe(2)
    expect(await person(stranger(second, 8))).toBeUndefined()
    await expect.poll(async () => (await person(keepId))?.lastMessage.text, until).toBe('it is me')
    expect(await read(`merges/${stranger(second, 8)}`)).toMatchObject({ via: 'link', byName: 'Anna' })

    await start(second, 9, payload)
    await laterStart()
    expect((await second.chat(9))?.personId).toBe(stranger(second, 9))

    await unmerge(stranger(second, 8))
    expect(await person(stranger(second, 8))).toMatchObject({ lastMessage: { text: 'it is me' } })
  })

  it('is an ordinary start when it is unknown, of another channel, too old, or of somebody known', async () => {
    const { otherId } = ids()
    const elsewhere = await invite(first.channel)
    const late = await invite(second.channel)
    const filed = await bridge.db.collection('invites').orderBy('createdAt', 'desc').limit(1).get()
    await filed.docs[0]?.ref.update({ expiresAt: new Date(0) })
    await start(second, 10, `join_${'x'.repeat(22)}`)
    await start(second, 11, elsewhere)
    await start(second, 12, late)
    await start(second, 7, await invite(second.channel))
    await laterStart()
    for (const id of [10, 11, 12]) {
      expect((await second.chat(id))?.personId).toBe(stranger(second, id))
      expect((await second.timeline(id))[0]?.content.what).toBe('subscribed')
    }
    expect((await second.chat(7))?.personId).toBe(otherId)
    expect(await second.timeline(7)).toHaveLength(2)
  })

  it('leads to whom the invited one became part of', async () => {
    const { keepId, otherId } = ids()
    const third = await connectBot(bridge)
    const payload = await invite(third.channel, otherId)
    await merge()
    await start(third, 7, payload)
    await expect.poll(async () => (await third.chat(7))?.personId, until).toBe(keepId)
  })

  it('is made for nobody whom the manager does not see', async () => {
    const request = { personId: ids().keepId, channelId: second.channel }
    expect((await bridge.callAs(oleg, 'inviteToChannel', request)).error).toBe('PERMISSION_DENIED')
    const nowhere = { ...request, channelId: 'nowhere' }
    expect((await bridge.callAs(anna, 'inviteToChannel', nowhere)).error).toBe('NOT_FOUND')
  })
})

describe('two cards with the same phone', () => {
  it('suggest each other until a manager says no, or the phone goes', async () => {
    const { keepId, otherId } = ids()
    const suggested = (by: string, personId: string) => [{ by, personId }]
    const rows = async () => [(await person(keepId))?.maybeSame, (await person(otherId))?.maybeSame]
    const number = String(Date.now())
    await bridge.db.doc(`cards/${keepId}`).update({ phones: [`+${number}`] })
    await bridge.db.doc(`cards/${otherId}`).update({ phones: [`+${number.slice(0, 5)} ${number.slice(5)}`] })
    await expect.poll(rows, until).toEqual([suggested('phone', otherId), suggested('phone', keepId)])

    await bridge.db.doc(`cards/${otherId}`).update({ phones: [] })
    await expect.poll(rows, until).toEqual([undefined, undefined])

    await bridge.db.doc(`cards/${otherId}`).update({ emails: [`${number}@example.com`] })
    await bridge.db
      .doc(`cards/${keepId}`)
      .update({ emails: [`${number}@Example.com`, `${number}@example.com`] })
    await expect.poll(rows, until).toEqual([suggested('email', otherId), suggested('email', keepId)])

    expect((await bridge.callAs(oleg, 'dismissSuggestion', ids())).error).toBe('PERMISSION_DENIED')
    expect(await bridge.callAs(anna, 'dismissSuggestion', ids())).toEqual({ result: { ok: true } })
    expect(await rows()).toEqual([undefined, undefined])
    expect((await read(`cards/${keepId}`))?.notSameAs).toEqual([otherId])
    await bridge.db.doc(`cards/${otherId}`).update({ phones: [`+${number}`] })
    await first.say(8, 'a third one')
    const thirdId = `p-${first.chatId(8)}`
    await bridge.db.doc(`cards/${thirdId}`).update({ phones: [`+${number}`] })
    await expect.poll(async () => (await person(thirdId))?.maybeSame, until).toHaveLength(2)
    expect(await rows()).toEqual([suggested('phone', thirdId), suggested('phone', thirdId)])
  })
})
