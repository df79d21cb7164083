import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let bot: Bot
beforeAll(async () => {
  bridge = await startBridge()
  const manager = { schema: 1, name: 'x', role: 'manager', active: true, access: 'all' }
  await bridge.db.doc('managers/anna').set(manager)
  await bridge.db.doc('managers/oleg').set({ ...manager, access: 'assigned' })
  await bridge.db.doc('managers/gone').set({ ...manager, active: false })
})
afterAll(() => bridge.close())
beforeEach(async () => {
  bot = await connectBot(bridge)
  await bot.say(7, 'hello')
})

const claims = (sub: string, more: object = {}) => ({ sub, role: 'manager', access: 'all', ...more })
const act = (messageId: string, action: string, who: object | null = claims('anna')) =>
  bridge.actOnMessage(who, { chatId: bot.chatId(7), messageId, action })
const state = (id: string) => async () => (await bot.message(7, id))?.delivery.state
const texts = async () => (await bot.sends()).map(call => call.params.text)

/** A message whose answer was lost. */
async function unconfirmed(): Promise<string> {
  const rule = { messenger: 'telegram', direction: 'out', channel: bot.channel, method: 'sendMessage' }
  await bridge.sim('faults', [{ ...rule, nth: 1, do: 'timeout-after-accept', ms: 50 }])
  const id = await bot.queue(7, 'lost')
  await expect.poll(state(id), until).toBe('unconfirmed')
  return id
}

/** A message that waits, because its channel is paused. */
async function waiting(): Promise<string> {
  await bridge.db.doc(`channels/${bot.channel}`).update({ state: 'paused' })
  return bot.queue(7, 'waiting')
}

describe('a manager’s word', () => {
  it('resend sends what is unconfirmed again', async () => {
    const id = await unconfirmed()
    expect(await act(id, 'resend')).toBe(200)
    await expect.poll(state(id), until).toBe('sent')
    expect(await texts()).toEqual(['lost', 'lost'])
  })

  it('accept takes it as sent, and says that nobody confirmed it', async () => {
    const id = await unconfirmed()
    expect(await act(id, 'accept')).toBe(200)
    expect((await bot.message(7, id))?.delivery).toMatchObject({ state: 'sent', reason: 'answer_lost' })
    expect(await texts()).toEqual(['lost'])
  })

  it('retry sends what failed', async () => {
    const rule = { messenger: 'telegram', direction: 'out', channel: bot.channel, method: 'sendMessage' }
    await bridge.sim('faults', [{ ...rule, nth: 1, do: 'blocked' }])
    const id = await bot.queue(7, 'hi')
    await expect.poll(state(id), until).toBe('failed')
    expect(await act(id, 'retry')).toBe(200)
    await expect.poll(state(id), until).toBe('sent')
  })

  it('cancel keeps it from being sent', async () => {
    const id = await waiting()
    expect(await act(id, 'cancel')).toBe(200)
    await bridge.db.doc(`channels/${bot.channel}`).update({ state: 'active' })
    const next = await bot.queue(7, 'next')
    await expect.poll(state(next), until).toBe('sent')
    expect(await state(id)()).toBe('cancelled')
    expect(await texts()).toEqual(['next'])
  })

  it('two managers who resend at once send once', async () => {
    const id = await unconfirmed()
    const answers = await Promise.all([act(id, 'resend'), act(id, 'resend')])
    expect(answers.sort()).toEqual([200, 400])
    await expect.poll(state(id), until).toBe('sent')
    expect(await texts()).toEqual(['lost', 'lost'])
  })

  it.each(['retry', 'resend', 'accept'])('%s of a message that waits is refused', async action => {
    expect(await act(await waiting(), action)).toBe(400)
  })
})

describe('who may say it', () => {
  it.each([
    ['nobody', null, 401],
    ['an account without claims', { sub: 'anna' }, 403],
    ['a made-up role', claims('anna', { role: 'owner' }), 403],
    ['a manager who is disabled, with an old token', claims('gone'), 403],
    ['somebody who is no manager here', claims('stranger'), 403],
    ['a manager of assigned people, with claims of all', claims('oleg'), 403],
  ])('%s may not', async (_name, who, status) => {
    const id = await waiting()
    expect(await act(id, 'cancel', who)).toBe(status)
    expect(await state(id)()).toBe('queued')
  })

  it('a manager of assigned people may for theirs', async () => {
    const id = await waiting()
    const person = `p-${bot.chatId(7)}`
    await bridge.db.doc(`cards/${person}`).update({ assigneeId: 'oleg' })
    const row = () => bridge.db.doc(`people/${person}`).get()
    await expect.poll(async () => (await row()).get('assigneeId'), until).toBe('oleg')
    expect(await act(id, 'cancel', claims('oleg', { access: 'assigned' }))).toBe(200)
  })

  it.each([
    [{ chatId: 'a/b/c', messageId: 'd', action: 'cancel' }, 400],
    [{ chatId: 'a', messageId: '../../x', action: 'cancel' }, 400],
    [{ chatId: 'a', messageId: 'b', action: 'delete' }, 400],
    [{}, 400],
    [{ chatId: 'nowhere', messageId: 'b', action: 'cancel' }, 403],
  ])('%j is %i', async (data, status) => {
    expect(await bridge.actOnMessage(claims('anna'), data)).toBe(status)
  })
})
