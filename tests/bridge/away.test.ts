import { companyPath } from '@chats/domain/paths'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectBot, until } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
beforeAll(async () => {
  bridge = await startBridge()
})
afterAll(() => bridge.close())

const company = { schema: 1, name: 'School', timeZone: 'UTC', readAllBefore: 0, markReadOnReply: false }
const whole = { from: '00:00', to: '00:00' }
const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map(day => [day, whole]))
const away = { on: true, text: 'We answer tomorrow, {{name}}.' }

describe('outside the working hours', () => {
  it('a person is told so once, by an update that comes again too, and stays unread', async () => {
    const bot = await connectBot(bridge)
    await bridge.db.doc(companyPath).set({ ...company, workingHours: {}, away })
    await bridge.sim('faults', [{ direction: 'in', do: 'parallel', nth: [1] }])
    await bot.say(7, 'hello')
    await bot.say(7, 'anybody?')
    const row = bridge.db.doc(`people/p-${bot.chatId(7)}`)
    await expect
      .poll(async () => (await bot.sends()).map(({ params }) => params.text), until)
      .toEqual(['We answer tomorrow, Person.'])
    await expect.poll(async () => (await row.get()).get('unread'), until).toBe(2)
    const [answer] = (await bot.timeline(7)).filter(({ direction }) => direction === 'out')
    expect(answer).toMatchObject({ author: { type: 'bot', id: 'away', name: 'School' } })
    await bot.say(7, 'well then')
    await expect.poll(async () => (await row.get()).get('unread'), until).toBe(3)
    expect(await bot.sends()).toHaveLength(1)
  })

  it('nobody is told anything while the company works', async () => {
    const bot = await connectBot(bridge)
    await bridge.db.doc(companyPath).set({ ...company, workingHours: always, away })
    await bot.say(8, 'hello')
    await bot.queue(8, 'good day')
    await expect
      .poll(async () => (await bot.sends()).map(({ params }) => params.text), until)
      .toEqual(['good day'])
  })
})
