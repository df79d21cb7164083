import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tunnelDeliveriesPath, tunnelDeliveryPath, tunnelPath, tunnelRunPath } from '@chats/domain/paths'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import type { Bridge } from './startBridge.ts'
import { boss, startJobs } from './startJobs.ts'

interface Heard {
  readonly id: string
  readonly signature: string | undefined
  readonly right: string
  readonly body: { readonly id: string; readonly type: string; readonly data: Record<string, unknown> }
}

let bridge: Bridge
let bot: Bot
let connecting: Promise<Bot> | undefined
let server: Server
let base: string
const heard = new Map<string, Heard[]>()
/** What is answered at a path; `never`: nothing. */
const answers = new Map<string, number | 'never'>()
const hanging: ServerResponse[] = []
let secret = ''
let hookId = ''
let made = 0

beforeAll(async () => {
  ;({ bridge } = await startJobs())
  server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      const path = request.url ?? ''
      const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
      const right = `v1,${createHmac('sha256', key).update(`${id}.${at}.${text}`).digest('base64')}`
      const one = {
        id: String(id),
        signature: signature as string | undefined,
        right,
        body: JSON.parse(text),
      }
      heard.set(path, [...(heard.get(path) ?? []), one])
      const answer = answers.get(path) ?? 204
      if (answer === 'never') hanging.push(response)
      else response.writeHead(answer).end()
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const hook = { action: 'create', url: 'https://example.com/', events: ['order'] }
  const answer = (await bridge.callAs(boss, 'manageWebhook', hook)).result as { id: string; secret: string }
  hookId = answer.id
  secret = answer.secret
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await bridge.close()
})

const publish = async (tunnelId: string, url: string, signedBy: string | null) => {
  const first = { kind: 'first', title: 'Начало', keywords: [], everySubscription: false, again: true }
  await bridge.db.doc(tunnelPath(tunnelId)).set({
    schema: 1,
    title: 'В CRM',
    blocks: [
      { id: 'first', ...first },
      { id: 'ask', kind: 'action', title: 'Сообщить CRM', does: { type: 'request', url, signedBy } },
      {
        id: 'after',
        kind: 'message',
        title: 'После',
        contents: [{ id: 'a', kind: 'text', text: 'Идём дальше' }],
        rows: [],
      },
    ],
    updatedAt: Timestamp.now(),
    updatedBy: { id: 'boss', name: 'Boss' },
    state: 'draft',
    version: 0,
  })
  return (await bridge.callAs(boss, 'manageTunnel', { action: 'publish', tunnelId })).result
}

/** A tunnel of a test's own with a request in it, and somebody who is known and stands before it. */
async function tell(signedBy: string | null = null) {
  bot = await (connecting ??= connectBot(bridge))
  const number = ++made
  const tunnelId = `crm-${number}`
  const path = `/in/${number}`
  expect(await publish(tunnelId, `${base}${path}`, signedBy)).toEqual({ ok: true, version: 1 })
  const who = 500 + number
  await bot.say(who, 'Здравствуйте')
  await bot.described(who)
  const chatId = bot.chatId(who)
  const log = async () =>
    (await bridge.db.collection(tunnelDeliveriesPath(tunnelId)).orderBy('at').get()).docs.map(doc => ({
      id: doc.id,
      ...doc.data(),
    }))
  return {
    tunnelId,
    path,
    who,
    chatId,
    log,
    heard: () => heard.get(path) ?? [],
    start: () => bridge.callAs(boss, 'actOnTunnelRun', { action: 'start', tunnelId, chatId }),
    state: async () => (await bridge.db.doc(tunnelRunPath(`${tunnelId}_${chatId}`)).get()).get('state'),
    said: async () =>
      (await bot.timeline(who)).filter(one => one.direction === 'out').map(({ content }) => content.text),
    /** As if so much time had gone by. */
    async later() {
      const pending = bridge.db.collection(tunnelDeliveriesPath(tunnelId)).where('state', '==', 'pending')
      const past = Timestamp.fromMillis(Date.now() - 1)
      await Promise.all((await pending.get()).docs.map(doc => doc.ref.update({ nextAt: past })))
      await bridge.sweepWebhooks()
    },
  }
}

describe('a request of a tunnel to another system', () => {
  it('says who came by, unsigned, under an id that follows from the step, and the person goes on', async () => {
    const crm = await tell()
    await crm.start()
    await expect.poll(() => crm.heard().length, until).toBe(1)
    const [{ id, signature, body } = { id: '', signature: '', body: undefined }] = crm.heard()
    expect(signature).toBeUndefined()
    expect(body).toMatchObject({
      id,
      type: 'tunnel.request',
      data: {
        tunnelId: crm.tunnelId,
        tunnel: 'В CRM',
        blockId: 'ask',
        block: 'Сообщить CRM',
        chatId: crm.chatId,
        messenger: 'telegram',
        personId: `p-${crm.chatId}`,
        name: `Person ${crm.who}`,
        phones: [],
      },
    })
    await expect
      .poll(async () => (await crm.log())[0], until)
      .toMatchObject({ id, state: 'delivered', status: 204, blockId: 'ask', signedBy: null })
    expect(await crm.said()).toEqual(['Идём дальше'])
    expect(await crm.state()).toBe('finished')
    // Another step, another id.
    await crm.start()
    await expect.poll(() => crm.heard().length, until).toBe(2)
    expect(new Set(crm.heard().map(one => one.id)).size).toBe(2)
  })

  it('is signed by the secret of the webhook that was chosen, and does not leave without it', async () => {
    const crm = await tell(hookId)
    await crm.start()
    await expect.poll(() => crm.heard().length, until).toBe(1)
    expect(crm.heard()[0]?.signature).toBe(crm.heard()[0]?.right)
    await bridge.callAs(boss, 'manageWebhook', { action: 'remove', id: hookId })
    await crm.start()
    await expect
      .poll(async () => (await crm.log()).at(-1), until)
      .toMatchObject({ state: 'failed', error: 'no_secret' })
    expect(crm.heard()).toHaveLength(1)
  })

  it('holds nobody up: while no answer comes the tunnel goes on, and the same is told again under the same id', async () => {
    const crm = await tell()
    answers.set(crm.path, 'never')
    await crm.start()
    await expect.poll(() => crm.heard().length, until).toBe(1)
    // Nobody has answered yet, and the run has ended long since.
    expect(await crm.state()).toBe('finished')
    expect(await crm.said()).toEqual(['Идём дальше'])
    expect((await crm.log())[0]).toMatchObject({ state: 'pending', lastAt: expect.anything() })
    await bridge.kill()
    await bridge.revive()
    answers.delete(crm.path)
    await crm.later()
    await expect.poll(async () => (await crm.log())[0], until).toMatchObject({ state: 'delivered' })
    expect(new Set(crm.heard().map(({ id }) => id)).size).toBe(1)
    for (const response of hanging) response.destroy()
  })

  it('is given up after five tries, which an admin sees and nobody else feels', async () => {
    const crm = await tell()
    answers.set(crm.path, 500)
    await crm.start()
    for (let tries = 1; tries < 5; tries++) {
      await expect
        .poll(async () => (await crm.log())[0], until)
        .toMatchObject({ attempts: tries, state: 'pending', status: 500, error: 'status' })
      await crm.later()
    }
    await expect
      .poll(async () => (await crm.log())[0], until)
      .toMatchObject({ attempts: 5, state: 'failed', status: 500, nextAt: null })
    await crm.later()
    expect(crm.heard()).toHaveLength(5)
    expect(await crm.said()).toEqual(['Идём дальше'])
  })

  it('is made once more when an admin says so, at once, under the same id, and that is written down', async () => {
    const crm = await tell()
    answers.set(crm.path, 404)
    await crm.start()
    await expect.poll(() => crm.heard().length, until).toBe(1)
    const [{ id }] = (await crm.log()) as [{ id: string }]
    const ask = { action: 'resend', tunnelId: crm.tunnelId, deliveryId: id }
    // What waits for its next try has one already.
    expect((await bridge.callAs(boss, 'manageTunnel', ask)).result).toEqual({
      ok: false,
      why: 'not_possible',
    })
    await bridge.db
      .doc(tunnelDeliveryPath(crm.tunnelId, id))
      .update({ state: 'failed', attempts: 5, nextAt: null })
    answers.delete(crm.path)
    expect((await bridge.callAs(boss, 'manageTunnel', ask)).result).toEqual({ ok: true, version: 1 })
    expect(new Set(crm.heard().map(one => one.id))).toEqual(new Set([id]))
    expect((await crm.log())[0]).toMatchObject({ state: 'delivered', attempts: 1, status: 204, error: null })
    expect(await crm.said()).toEqual(['Идём дальше'])
    const told = await bridge.db.collection('audit').where('what', '==', 'tunnel_resend').get()
    expect(told.docs.map(doc => doc.get('about'))).toEqual(['В CRM'])

    const other = { ...ask, deliveryId: 'nobody' }
    expect((await bridge.callAs(boss, 'manageTunnel', other)).result).toEqual({ ok: false, why: 'not_found' })
    const path = { ...ask, deliveryId: 'a/b' }
    expect((await bridge.callAs(boss, 'manageTunnel', path)).error).toBe('INVALID_ARGUMENT')
    const anna = { uid: 'anna', access: 'all' } as const
    expect((await bridge.callAs(anna, 'manageTunnel', ask)).error).toBe('PERMISSION_DENIED')
  })

  it('A20, A21: goes to no private address, neither when it is published nor when it is sent', async () => {
    for (const url of [
      'https://169.254.169.254/',
      'https://10.0.0.1/',
      'http://example.com/',
      'https://crm/',
    ])
      expect(await publish(`private-${++made}`, url, null)).toEqual({ ok: false, why: 'faulty' })
    // As if it had got past that.
    const ref = bridge.db.doc(tunnelDeliveryPath('private', 'd1'))
    const at = Timestamp.now()
    const told = { type: 'tunnel.request', chatId: 'x_1', body: '{}', at, expiresAt: at }
    await ref.set({
      schema: 1,
      ...told,
      ...{ state: 'pending', attempts: 0, nextAt: at, lastAt: null, status: null, error: null },
      ...{ url: 'https://169.254.169.254/', signedBy: null, blockId: 'ask' },
    })
    await expect
      .poll(async () => (await ref.get()).data(), until)
      .toMatchObject({ attempts: 1, error: 'private_address', status: null })
  })

  it('is forgotten with whoever was erased', async () => {
    const crm = await tell()
    await crm.start()
    await expect.poll(async () => (await crm.log())[0], until).toMatchObject({ state: 'delivered' })
    const name = (await bot.person(crm.who))?.name
    await bridge.callAs(boss, 'manageJob', { action: 'erasePerson', personId: `p-${crm.chatId}`, name })
    await expect.poll(() => crm.log(), until).toEqual([])
  })
})
