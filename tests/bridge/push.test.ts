import { randomUUID } from 'node:crypto'
import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPushService } from '../support/startPushService.ts'
import type { PushService } from '../support/startPushService.ts'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let service: PushService
let bot: Bot | undefined
/** Inside a test: connecting polls. */
const connect = async () => (bot ??= await connectBot(bridge))
const [anna, ivan, olga, gone] = ['anna', 'ivan', 'olga', 'gone'].map(uid => ({
  uid,
  access: 'all' as const,
}))
const usual = {
  sound: true,
  sounds: [],
  pushes: ['message', 'mention', 'task', 'assigned', 'failed', 'channel', 'webhook'],
  messages: 'mine',
  pushText: false,
}
type Caller = NonNullable<typeof anna>

beforeAll(async () => {
  bridge = await startBridge()
  service = await startPushService()
  const manager = { schema: 1, role: 'manager', active: true, access: 'all' }
  const managers = {
    anna: { ...manager, role: 'admin', locale: 'uk' },
    ivan: { ...manager, notify: { ...usual, messages: 'all', pushText: true } },
    olga: { ...manager, access: 'assigned', notify: { ...usual, messages: 'all' } },
    gone: { ...manager, notify: { ...usual, messages: 'all' } },
  }
  for (const [name, data] of Object.entries(managers))
    await bridge.db.doc(`managers/${name}`).set({ ...data, name })
})
afterAll(async () => {
  await service.close()
  await bridge.close()
})

const ask = (who: Caller | undefined, data: object) => bridge.callAs(who!, 'managePush', data)

/** A browser of a manager that is pushed to from now on. */
async function addDevice(who: Caller | undefined) {
  const address = service.subscribe()
  expect(await ask(who, { action: 'add', ...address, name: 'Chrome, Linux' })).toEqual({
    result: { ok: true },
  })
  return address.endpoint
}
const devicesOf = async (uid: string) => (await bridge.db.collection(`managers/${uid}/devices`).get()).size

/** Tells a manager of something, as functions do. */
async function notify(uid: string, more: object = {}): Promise<string> {
  const id = `mention_${randomUUID()}`
  await bridge.db.doc(`managers/${uid}/notifications/${id}`).set({
    schema: 1,
    kind: 'mention',
    personId: 'p-demo_7',
    personName: 'Ирина',
    chatId: 'demo_7',
    messageId: 'm1',
    text: 'Номер карты 4111',
    by: { id: 'ivan', name: 'Иван' },
    at: Timestamp.now(),
    readAt: null,
    ...more,
  })
  return id
}

describe('web push', () => {
  it('is asked for with a key that stays the same, by managers at work alone', async () => {
    const first = await ask(anna, { action: 'key' })
    expect(first).toMatchObject({ result: { ok: true, key: expect.stringMatching(/^[\w-]{87}$/u) } })
    expect(await ask(ivan, { action: 'key' })).toEqual(first)
    const nobody = { uid: 'nobody', access: 'all' as const }
    expect(await ask(nobody, { action: 'key' })).toMatchObject({ error: 'PERMISSION_DENIED' })
  })

  it('goes to no other machine than a push service', async () => {
    const { p256dh, auth } = service.subscribe()
    for (const endpoint of ['https://metadata.google.internal/x', 'https://evil.test/fcm.googleapis.com']) {
      const answer = await ask(anna, { action: 'add', endpoint, p256dh, auth, name: 'x' })
      expect(answer).toEqual({ result: { ok: false, why: 'unknown_service' } })
    }
    expect(await devicesOf('anna')).toBe(0)
  })

  it('S-64: tells of a mention at once, encrypted and signed, without a word of what was written', async () => {
    const device = await addDevice(anna)
    const id = await notify('anna')
    await expect.poll(() => service.got(device).length, until).toBe(1)
    const [push] = service.got(device)
    expect(push?.says).toEqual({
      kind: 'mention',
      locale: 'uk',
      about: 'Ирина',
      by: 'Иван',
      text: '',
      path: '/chats/all/p-demo_7/demo_7?message=m1',
      tag: id,
    })
    expect(push).toMatchObject({ urgency: 'high', claims: { aud: new URL(device).origin } })
    const key = await ask(anna, { action: 'key' })
    expect(key).toEqual({ result: { ok: true, key: push?.key } })
    // Not by its digits: an id may hold any four.
    expect(JSON.stringify(push)).not.toContain('карты')
  })

  it('shows what was written to whom that was chosen by, and nothing of a kind that was taken out', async () => {
    const device = await addDevice(ivan)
    await notify('ivan')
    await expect.poll(() => service.got(device).length, until).toBe(1)
    expect(service.got(device)[0]?.says).toMatchObject({ text: 'Номер карты 4111' })
    const other = await addDevice(olga)
    await bridge.db.doc('managers/olga').update({ 'notify.pushes': ['task'] })
    await notify('olga')
    const task = await notify('olga', { kind: 'task' })
    await expect.poll(() => service.got(other).map(({ says }) => says['tag']), until).toEqual([task])
    await bridge.db.doc('managers/olga').update({ 'notify.pushes': usual.pushes })
  })

  it('forgets a browser that is not there any longer, and tries again where the service cannot now', async () => {
    const [dead, busy] = [await addDevice(anna), await addDevice(anna)]
    service.answer(dead, 410)
    service.answer(busy, 503)
    const before = await devicesOf('anna')
    const id = await notify('anna')
    await expect.poll(() => devicesOf('anna'), until).toBe(before - 1)
    expect(service.got(busy)).toEqual([])
    service.answer(busy, 201)
    await expect.poll(() => service.got(busy).map(({ says }) => says['tag']), until).toContain(id)
    expect(await ask(anna, { action: 'try', endpoint: dead })).toEqual({ result: { ok: false, why: 'gone' } })
  })

  it('tells of messages: the manager of the person, and who wants all, if they see them', async () => {
    const bot = await connect()
    const devices = {
      anna: await addDevice(anna),
      ivan: await addDevice(ivan),
      olga: await addDevice(olga),
      gone: await addDevice(gone),
    }
    await bridge.db.doc('managers/gone').update({ active: false })
    await bot.say(41, 'Где мой заказ?')
    await expect.poll(() => service.got(devices.ivan).length, until).toBe(1)
    expect(service.got(devices.ivan)[0]).toMatchObject({
      ttl: '3600',
      says: {
        kind: 'message',
        about: 'Person 41',
        text: 'Где мой заказ?',
        tag: `chat_${bot.chatId(41)}`,
        path: expect.stringContaining(`/p-${bot.chatId(41)}/${bot.chatId(41)}?message=in_`),
      },
    })
    await bot.described(41)
    await bridge.db.doc(`people/p-${bot.chatId(41)}`).update({ assigneeId: 'olga' })
    await bot.say(41, 'Ау')
    await expect.poll(() => service.got(devices.olga).length, until).toBe(1)
    expect(service.got(devices.olga)[0]?.says).toMatchObject({ kind: 'message', text: '' })
    await expect.poll(() => service.got(devices.ivan).length, until).toBe(2)
    // Only the one since she sees the person.
    expect(service.got(devices.olga)).toHaveLength(1)
    expect(service.got(devices.anna)).toEqual([])
    expect(service.got(devices.gone)).toEqual([])
  })

  it('a browser that changes hands tells its first manager nothing any longer', async () => {
    const address = service.subscribe()
    await ask(ivan, { action: 'add', ...address, name: 'x' })
    await ask(anna, { action: 'add', ...address, name: 'x' })
    await notify('ivan')
    const id = await notify('anna')
    await expect.poll(() => service.got(address.endpoint).length, until).toBe(1)
    expect(service.got(address.endpoint)[0]?.says).toMatchObject({ tag: id })
  })

  it('can be tried, in the words of its manager', async () => {
    const device = await addDevice(anna)
    expect(await ask(anna, { action: 'try', endpoint: device })).toEqual({ result: { ok: true } })
    expect(service.got(device)[0]?.says).toMatchObject({ kind: 'test', locale: 'uk' })
    service.answer(device, 500)
    expect(await ask(anna, { action: 'try', endpoint: device })).toEqual({
      result: { ok: false, why: 'later' },
    })
    expect(await ask(ivan, { action: 'try', endpoint: device })).toEqual({
      result: { ok: false, why: 'gone' },
    })
  })
})

describe('notifications of what went wrong', () => {
  it('tells the author of a message that failed, once', async () => {
    const bot = await connect()
    await bot.say(42, 'Здравствуйте')
    await expect.poll(async () => (await bot.timeline(42)).length, until).toBe(1)
    await bridge.sim('faults', [
      { messenger: 'telegram', direction: 'out', method: 'sendMessage', do: 'blocked' },
    ])
    const id = await bot.queue(42, 'Добрый день')
    const told = async () =>
      (await bridge.db.collection('managers/anna/notifications').where('messageId', '==', id).get()).docs.map(
        doc => doc.data(),
      )
    await expect
      .poll(told, until)
      .toMatchObject([
        { kind: 'failed', text: 'Добрый день', personName: 'Person 42', chatId: bot.chatId(42), by: null },
      ])
    await bridge.sim('faults', undefined, 'DELETE')
  })

  it('tells admins of a channel that has stopped delivering, and nobody else', async () => {
    const bot = await connect()
    await bridge.checkChannels()
    await bridge.db.doc(`channels/${bot.channel}`).update({ 'health.state': 'ok' })
    await fetch(`${bridge.simulators}bot${bot.token}/deleteWebhook`, { method: 'POST' })
    await bridge.checkChannels()
    await bridge.checkChannels()
    const told = async (uid: string) =>
      (
        await bridge.db.collection(`managers/${uid}/notifications`).where('kind', '==', 'channel').get()
      ).docs.map(doc => doc.get('text') as unknown)
    expect(await told('anna')).toEqual(['Bot 1'])
    expect(await told('ivan')).toEqual([])
  })
})
