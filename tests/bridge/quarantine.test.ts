import { Timestamp } from 'firebase-admin/firestore'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { QuarantineAction, QuarantineAnswers } from '@chats/domain/QuarantineAction'
import { connectBot, until } from './connectBot.ts'
import type { Bot } from './connectBot.ts'
import { startBridge } from './startBridge.ts'
import type { Bridge } from './startBridge.ts'

let bridge: Bridge
let bot: Bot
beforeAll(async () => {
  bridge = await startBridge()
  const admin = { schema: 1, name: 'Ada', role: 'admin', active: true, access: 'all' }
  await bridge.db.doc('managers/ada').set(admin)
})
afterAll(() => bridge.close())
beforeEach(async () => {
  bot = await connectBot(bridge)
  const left = await bridge.db.collection('quarantine').get()
  await Promise.all(left.docs.map(doc => doc.ref.delete()))
})

async function ask<A extends QuarantineAction>(action: A): Promise<QuarantineAnswers[A['action']]> {
  const ada = { uid: 'ada', access: 'all', role: 'admin' } as const
  const { result, error } = await bridge.callAs(ada, 'requeueQuarantined', action)
  if (error) throw new Error(error)
  return result as QuarantineAnswers[A['action']]
}
const counted = async () => (await bridge.db.doc(`channels/${bot.channel}`).get()).get('quarantined') ?? 0
const texts = async () => (await bot.timeline(7)).map(({ content }) => content.text)

/** Keeps an update in quarantine as intake would have, `age` minutes ago. */
async function keep(updateId: number, update: object, age = 0): Promise<string> {
  const id = `${bot.channel}_${updateId}`
  await bridge.db.doc(`quarantine/${id}`).set({
    schema: 1,
    channelId: bot.channel,
    updateId: String(updateId),
    reason: 'TypeError',
    raw: JSON.stringify({ update_id: updateId, ...update }),
    receivedAt: Timestamp.fromMillis(Date.now() - age * 60_000),
  })
  return id
}
const text = (n: number) => ({
  message: {
    message_id: n,
    date: 1_700_000_000 + n,
    chat: { id: 7, type: 'private' },
    from: { id: 7, first_name: 'Eve' },
    text: `text ${n}`,
  },
})

it('what cannot be processed is counted on its channel, listed without its text, and shown when asked for', async () => {
  const update = { update_id: 5, teleport: { to: '<b>home</b>' } }
  expect((await bot.post(JSON.stringify(update))).status).toBe(200)
  await expect.poll(counted, until).toBe(1)
  const { rows, total, more } = await ask({ action: 'list' })
  const size = JSON.stringify(update).length
  const reason = 'unknown_kind:teleport'
  expect({ rows, total, more }).toMatchObject({
    rows: [{ id: `${bot.channel}_5`, channelId: bot.channel, updateId: '5', reason, size }],
    total: 1,
    more: false,
  })
  expect(JSON.stringify(rows)).not.toContain('home')
  const { raw } = await ask({ action: 'show', id: `${bot.channel}_5` })
  expect(JSON.parse(raw ?? '')).toEqual(update)
  expect(await ask({ action: 'retry', id: `${bot.channel}_5` })).toEqual({ reason })
  expect((await ask({ action: 'list' })).total).toBe(1)
})

it('run again with what is mended, it arrives as if it had never failed, and it is written down who did it', async () => {
  const id = await keep(1, text(1))
  await expect.poll(counted, until).toBe(1)
  expect(await ask({ action: 'retry', id })).toEqual({ reason: null })
  expect(await texts()).toEqual(['text 1'])
  await expect.poll(counted, until).toBe(0)
  const audit = await bridge.db.collection('audit').where('about', '==', id).get()
  expect(audit.docs.map(doc => doc.data())).toMatchObject([
    { what: 'quarantine_retry', channelId: bot.channel, by: { id: 'ada', name: 'Ada' } },
  ])
  expect(JSON.stringify(audit.docs[0]?.data())).not.toContain('text 1')
})

it('run again twice, it is there once', async () => {
  const id = await keep(1, text(1))
  await ask({ action: 'retry', id })
  await keep(1, text(1))
  expect(await ask({ action: 'retry', id })).toEqual({ reason: null })
  expect(await texts()).toEqual(['text 1'])
  expect(await ask({ action: 'retry', id })).toEqual({ reason: null })
})

it('all of them, page by page, the oldest first; what fails stays and holds up nothing', async () => {
  const numbers = Array.from({ length: 60 }, (_, n) => n + 1)
  await Promise.all(numbers.map(n => keep(n, n % 10 === 0 ? { teleport: {} } : text(n), 100 - n)))
  expect(await ask({ action: 'retry_all' })).toEqual({ done: 54, left: 6 })
  expect(await texts()).toEqual(numbers.filter(n => n % 10 !== 0).map(n => `text ${n}`))
  const { rows } = await ask({ action: 'list' })
  expect(rows.map(({ updateId }) => updateId)).toEqual(['60', '50', '40', '30', '20', '10'])
  expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(['unknown_kind:teleport']))
})

it('is given in pages', async () => {
  await Promise.all(Array.from({ length: 30 }, (_, n) => keep(n, text(n + 1), n)))
  const first = await ask({ action: 'list' })
  const second = await ask({ action: 'list', after: first.rows.at(-1)?.id ?? '' })
  expect([first.rows.length, first.more, first.total]).toEqual([25, true, 30])
  expect([second.rows.length, second.more]).toEqual([5, false])
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(30)
})

it('deleted, it is gone and that is written down', async () => {
  const id = await keep(1, { teleport: {} })
  expect(await ask({ action: 'delete', id })).toEqual({ ok: true })
  expect((await ask({ action: 'list' })).total).toBe(0)
  expect(await ask({ action: 'show', id })).toEqual({ raw: null })
  const audit = await bridge.db.collection('audit').where('what', '==', 'quarantine_delete').get()
  expect(audit.docs.map(doc => doc.get('about'))).toContain(id)
})

it('of a channel that is gone, it stays', async () => {
  const id = await keep(1, text(1))
  await bridge.db.doc(`channels/${bot.channel}`).delete()
  expect(await ask({ action: 'retry', id })).toEqual({ reason: 'no_channel' })
})
