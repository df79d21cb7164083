import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HookTopic } from '@chats/domain/Webhook'
import { deliveriesPath, dialogPath, webhookPath, webhookSecretPath } from '@chats/domain/paths'
import { connectBot, until } from './connectBot.ts'
import { openShop } from './openShop.ts'
import type { Bridge } from './startBridge.ts'
import { boss, startJobs } from './startJobs.ts'

interface Heard {
  readonly id: string
  readonly signed: boolean
  readonly type: string
  readonly data: Record<string, unknown>
}

let bridge: Bridge
let server: Server
let base: string
/** What arrived, by path; and what is answered there, 204 unless something else is said. */
const heard = new Map<string, Heard[]>()
const answers = new Map<string, number>()
const secrets = new Map<string, string>()
let paths = 0

beforeAll(async () => {
  ;({ bridge } = await startJobs())
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const path = request.url ?? ''
      const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers
      const key = Buffer.from((secrets.get(path) ?? '').replace('whsec_', ''), 'base64')
      const right = `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`
      const { type, data } = JSON.parse(body) as { type: string; data: Record<string, unknown> }
      const list = heard.get(path) ?? []
      heard.set(path, [...list, { id: String(id), signed: signature === right, type, data }])
      response.writeHead(answers.get(path) ?? 204).end('ok')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await bridge.close()
})

/** A webhook of a test's own, made the way an admin makes it; the functions have forgotten who wants what by then. */
async function listen(events: readonly HookTopic[]) {
  const path = `/in/${++paths}`
  const made = await bridge.callAs(boss, 'manageWebhook', { action: 'create', url: `${base}${path}`, events })
  const { id, secret } = made.result as { id: string; secret: string }
  secrets.set(path, secret)
  await bridge.kill()
  await bridge.revive()
  const log = async () =>
    (await bridge.db.collection(deliveriesPath(id)).orderBy('at').get()).docs.map(doc => ({
      id: doc.id,
      ...doc.data(),
    }))
  return {
    id,
    path,
    secret,
    log,
    ref: bridge.db.doc(webhookPath(id)),
    types: () => (heard.get(path) ?? []).map(({ type }) => type),
    heard: () => heard.get(path) ?? [],
    manage: (more: object) => bridge.callAs(boss, 'manageWebhook', { id, ...more }),
    /** As if so much time had gone by. */
    async later() {
      const { docs } = await bridge.db.collection(deliveriesPath(id)).where('state', '==', 'pending').get()
      await Promise.all(docs.map(doc => doc.ref.update({ nextAt: Timestamp.fromMillis(Date.now() - 1) })))
      await bridge.sweepWebhooks()
    },
  }
}

describe('S-73: webhooks', () => {
  it('tell what was asked for, signed, each once, and nothing else', async () => {
    const bot = await connectBot(bridge)
    const all = await listen(['message', 'subscription', 'order', 'payment', 'dialog'])
    const orders = await listen(['order'])
    const shop = await openShop(bridge)
    await bot.act('start', 7)
    await bot.say(7, 'здравствуйте')
    await bot.described(7)
    const chatId = bot.chatId(7)
    await bot.queue(7, 'чем помочь?')
    const person = { chatId }
    const sold = { person, orderId: 'h-1', offer: { title: 'Курс' }, price: 5, currency: 'EUR' }
    await shop.tell({ type: 'order.created', ...sold })
    await shop.tell({ type: 'payment.failed', ...sold, reason: 'нет денег' })
    await shop.tell({ type: 'trigger.fired', person, tunnel: { title: 'Т' }, block: 'Б' })
    const at = Timestamp.now()
    const by = { id: 'anna', name: 'Анна' }
    await bridge.db.doc(dialogPath('hooked')).set({
      ...{
        schema: 1,
        chatId,
        state: 'open',
        typeId: null,
        reasonIds: [],
        componentIds: [],
        managerIds: ['anna'],
      },
      ...{ openedAt: at, openedBy: by, resolvedAt: null, updatedAt: at, updatedBy: by },
    })
    await expect
      .poll(() => all.types().toSorted(), until)
      .toEqual([
        'dialog.opened',
        'message.queued',
        'message.received',
        'order.created',
        'payment.failed',
        'subscription.created',
      ])
    await expect.poll(() => orders.types(), until).toEqual(['order.created'])
    expect(all.heard().every(({ signed }) => signed)).toBe(true)
    const said = all.heard().find(({ type }) => type === 'message.received')
    expect(said?.data).toMatchObject({ chatId, personId: `p-${chatId}`, kind: 'text', text: 'здравствуйте' })
    const paid = all.heard().find(({ type }) => type === 'payment.failed')
    expect(paid?.data).toMatchObject({ offer: 'Курс', price: 5, orderId: 'h-1', reason: 'нет денег' })
    await expect
      .poll(async () => (await all.log()).map(one => 'state' in one && one.state), until)
      .toEqual(Array(6).fill('delivered'))
    await bridge.sweepWebhooks()
    expect(all.heard()).toHaveLength(6)
    for (const hook of [all, orders]) await hook.manage({ action: 'remove' })
  })

  it('are tried again later and later, with the same id, and can be sent again by hand', async () => {
    const bot = await connectBot(bridge)
    const hook = await listen(['message'])
    answers.set(hook.path, 503)
    await bot.say(8, 'раз')
    await expect.poll(() => hook.heard().length, until).toBe(1)
    const waits = async () => {
      const [one] = (await hook.log()) as unknown as {
        attempts: number
        nextAt: Timestamp | null
        lastAt: Timestamp
      }[]
      return (
        one && [
          one.attempts,
          one.nextAt && Math.round((one.nextAt.toMillis() - one.lastAt.toMillis()) / 60_000),
        ]
      )
    }
    // A try is leased for a minute, too: that it has failed is written down with its end.
    await expect.poll(async () => (await hook.ref.get()).get('failingSince'), until).not.toBeNull()
    expect(await waits()).toEqual([1, 1])
    // Before its time it is not.
    await bridge.sweepWebhooks()
    expect(hook.heard()).toHaveLength(1)
    await hook.later()
    await expect.poll(waits, until).toEqual([2, 5])
    answers.delete(hook.path)
    await hook.later()
    await expect
      .poll(async () => (await hook.log())[0], until)
      .toMatchObject({ state: 'delivered', status: 204 })
    expect(new Set(hook.heard().map(({ id }) => id)).size).toBe(1)
    expect((await hook.ref.get()).get('failingSince')).toBeNull()
    const [{ id: deliveryId } = { id: '' }] = await hook.log()
    expect((await hook.manage({ action: 'resend', deliveryId })).result).toMatchObject({ ok: true })
    await expect.poll(() => hook.heard().length, until).toBe(4)
    await hook.manage({ action: 'remove' })
  })

  it('are given up after eight tries, and turned off when nothing has arrived for three days, which admins are told', async () => {
    const bot = await connectBot(bridge)
    const hook = await listen(['message'])
    answers.set(hook.path, 500)
    await bot.say(9, 'раз')
    await expect.poll(() => hook.heard().length, until).toBe(1)
    for (let tries = 2; tries <= 8; tries++) {
      await expect
        .poll(async () => (await hook.log())[0], until)
        .toMatchObject({ attempts: tries - 1, state: 'pending', status: 500 })
      await hook.later()
    }
    await expect
      .poll(async () => (await hook.log())[0], until)
      .toMatchObject({ state: 'failed', attempts: 8 })
    expect((await hook.ref.get()).get('active')).toBe(true)
    const retired = { schema: 1, role: 'admin', active: false, access: 'all', name: 'Retired' }
    await bridge.db.doc('managers/retired').set(retired)
    await hook.ref.update({ failingSince: Timestamp.fromMillis(Date.now() - 73 * 3_600_000) })
    await bot.say(9, 'два')
    await expect.poll(async () => (await hook.ref.get()).data(), until).toMatchObject({ active: false })
    const turnedOffAt: Timestamp = (await hook.ref.get()).get('turnedOffAt')
    const told = async (uid: string) =>
      (await bridge.db.collection(`managers/${uid}/notifications`).get()).docs.map(doc => [
        doc.id,
        doc.get('kind'),
        doc.get('text'),
      ])
    // The address may hold a token, so only its host is said.
    expect(await told('boss')).toEqual([
      [`webhook_${hook.id}_${turnedOffAt.toMillis()}`, 'webhook', new URL(base).host],
    ])
    expect(await told('anna')).toEqual([])
    expect(await told('retired')).toEqual([])
    await bridge.kill()
    await bridge.revive()
    const before = (await hook.log()).length
    await bot.say(9, 'три')
    await expect.poll(async () => (await bot.timeline(9)).length, until).toBe(3)
    expect((await hook.log()).length).toBe(before)
    answers.delete(hook.path)
    expect((await hook.manage({ action: 'turn', active: true })).result).toMatchObject({ ok: true })
    expect((await hook.ref.get()).data()).toMatchObject({
      active: true,
      failingSince: null,
      turnedOffAt: null,
    })
    await hook.manage({ action: 'remove' })
    expect((await hook.ref.get()).exists).toBe(false)
    expect((await bridge.db.doc(webhookSecretPath(hook.id)).get()).exists).toBe(false)
    expect(await hook.log()).toEqual([])
  })

  it('forget who was erased', async () => {
    const bot = await connectBot(bridge)
    const hook = await listen(['message'])
    await bot.say(10, 'тайна')
    await expect.poll(() => hook.heard().length, until).toBe(1)
    const personId = `p-${bot.chatId(10)}`
    const name = (await bot.person(10))?.name
    await bridge.callAs(boss, 'manageJob', { action: 'erasePerson', personId, name })
    await expect.poll(() => hook.log(), until).toEqual([])
    await hook.manage({ action: 'remove' })
  })

  it('are an admin’s, to addresses of the public network, and their secret is told once', async () => {
    const anna = { uid: 'anna', access: 'all' } as const
    const create = (url: string) => ({ action: 'create', url, events: ['message'] })
    expect(await bridge.callAs(anna, 'manageWebhook', create('https://example.com/'))).toMatchObject({
      error: 'PERMISSION_DENIED',
    })
    for (const url of [
      'http://example.com/',
      'https://10.0.0.1/',
      'https://169.254.169.254/',
      'file:///etc/passwd',
      'x',
    ])
      expect((await bridge.callAs(boss, 'manageWebhook', create(url))).result).toEqual({
        ok: false,
        why: 'bad_address',
      })
    const made = (await bridge.callAs(boss, 'manageWebhook', create('https://example.com/a?token=t')))
      .result as {
      id: string
      secret: string
    }
    const { docs } = await bridge.db.collection('audit').get()
    const seen = JSON.stringify([
      docs.map(doc => doc.data()),
      (await bridge.db.doc(webhookPath(made.id)).get()).data(),
    ])
    expect(seen).not.toContain(made.secret)
    expect(JSON.stringify(docs.map(doc => doc.data()))).not.toContain('token=t')
    await bridge.callAs(boss, 'manageWebhook', { action: 'remove', id: made.id })
  })
})
