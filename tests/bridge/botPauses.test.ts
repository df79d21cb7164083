import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectBot, until } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
beforeAll(async () => {
  bridge = await startBridge()
})
afterAll(() => bridge.close())

describe('S-28: a pause of automation', () => {
  it('outlives what the person writes, ends at its time once, and says so on the timeline', async () => {
    const bot = await connectBot(bridge)
    await bot.say(7, 'hello')
    const row = bridge.db.doc(`people/p-${bot.chatId(7)}`)
    await expect.poll(async () => (await row.get()).exists, until).toBe(true)
    const chatId = bot.chatId(7)
    const endsAt = Timestamp.fromMillis(Date.now() + 60_000)
    const off = { by: 'anna', byName: 'Анна', at: Timestamp.now(), endsAt }
    await row.update({ [`chats.${chatId}.botOff`]: off, botOff: true, botOffEndsAt: endsAt })
    await bot.say(7, 'still here')
    await expect.poll(async () => (await row.get()).get('unread'), until).toBe(2)
    expect((await row.get()).get(`chats.${chatId}.botOff.byName`)).toBe('Анна')

    await bridge.resumeBots()
    expect((await row.get()).get('botOff')).toBe(true)
    const past = Timestamp.fromMillis(Date.now() - 1)
    await row.update({ [`chats.${chatId}.botOff.endsAt`]: past, botOffEndsAt: past })
    await Promise.all([bridge.resumeBots(), bridge.resumeBots()])
    const now = await row.get()
    expect(now.get(`chats.${chatId}.botOff`)).toBeUndefined()
    expect([now.get('botOff'), now.get('botOffEndsAt')]).toEqual([false, null])
    const rows = await bridge.db.collection(`chats/${chatId}/messages`).where('kind', '==', 'system').get()
    expect(rows.docs.map(doc => doc.get('content'))).toEqual([{ kind: 'system', what: 'botOn' }])

    // A sum that fits no chat is put right, and nothing is said.
    await row.update({ botOff: true, botOffEndsAt: past })
    await bridge.resumeBots()
    expect([(await row.get()).get('botOff'), (await row.get()).get('botOffEndsAt')]).toEqual([false, null])
    expect((await rows.query.get()).size).toBe(1)
  })
})
