import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
/** The functions remember for two seconds that nobody wanted to hear; who came within them is not told of. */
const ASK_AGAIN_MS = 3_000

describe('webhooks', () => {
  let db: Firestore
  let bot: Bot
  let admin: Page
  let status = 500
  let secret = ''
  const heard: { readonly type: string; readonly id: string; readonly signed: boolean }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
      const right = `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`
      heard.push({ type: JSON.parse(body).type, id: String(id), signed: signature === right })
      response.writeHead(status).end()
    })
  })
  const row = () => admin.getByTestId('webhook').filter({ hasText: '127.0.0.1' })

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'hooks')
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    admin = await browser.openInbox('admin@demo.test')
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await db.terminate()
  })

  it('S-73: an admin adds an address, sees its secret once, and what happens arrives there signed', async () => {
    await admin.goto(new URL('/settings', stack.page).href)
    await admin.getByRole('link', { name: 'Вебхуки' }).click()
    await admin.getByTestId('webhook-add').first().click()
    await admin.getByTestId('webhook-save').click()
    await admin.getByText('Напишите адрес').waitFor()
    await admin.getByTestId('webhook-url').fill('https://169.254.169.254/')
    await admin.getByTestId('webhook-save').click()
    await admin.getByText('Такой адрес не подходит').waitFor()
    await admin
      .getByTestId('webhook-url')
      .fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/in`)
    for (const topic of ['message', 'order', 'payment', 'dialog'])
      await admin.getByTestId(`webhook-topic-${topic}`).uncheck()
    await admin.getByTestId('webhook-save').click()
    secret = await admin.getByTestId('webhook-secret').inputValue()
    expect(secret).toMatch(/^whsec_/u)
    await admin.getByTestId('webhook-close').click()
    await row().getByText('Работает').waitFor()
    await row().getByText('Подписки', { exact: true }).waitFor()
    const arrives = () => eventually(() => expect(heard.length).toBeGreaterThan(0), ASK_AGAIN_MS)
    for (let person = 1; heard.length === 0 && person < 20; person++) {
      await bot.act('start', `Слышимая ${person}`)
      await arrives().catch(() => undefined)
    }
    expect(heard[0]).toMatchObject({ type: 'subscription.created', signed: true })
  })

  it('S-73: what does not arrive is said in the log, and is sent again by hand', async () => {
    await row().getByText('Не доходит', { exact: true }).waitFor()
    await row().getByTestId('webhook-open-log').click()
    const delivery = admin.getByTestId('delivery').first()
    await delivery.getByText('Ждёт').waitFor()
    // As if all its tries had been made.
    const id = heard.at(-1)?.id ?? ''
    const { docs } = await db.collectionGroup('deliveries').where('state', '==', 'pending').get()
    for (const doc of docs.filter(one => one.id === id))
      await doc.ref.update({ state: 'failed', nextAt: null })
    status = 204
    const resend = admin.locator('[data-testid=delivery][data-state=failed]').getByTestId('delivery-resend')
    await resend.first().click()
    await admin.locator('[data-testid=delivery][data-state=delivered]').first().waitFor()
    expect(heard.at(-1)).toMatchObject({ id, signed: true })
    await row().getByText('Работает').waitFor()
  })

  it('S-73: one that nothing reaches for three days turns itself off, says why, and admins are told of it', async () => {
    const { docs } = await db.collection('webhooks').get()
    const mine = docs.find(doc => String(doc.get('url')).includes('127.0.0.1'))
    await mine?.ref.update({ failingSince: new Date(Date.now() - 73 * 3_600_000) })
    status = 503
    await admin
      .locator('[data-testid=delivery][data-state=delivered]')
      .getByTestId('delivery-resend')
      .first()
      .click()
    await row().getByText('Отключён сам').waitFor()
    await admin.getByTestId('delivery').filter({ hasText: 'сервер не принял, ответ 503' }).first().waitFor()
    await admin.goto(new URL('/chats', stack.page).href)
    await admin.getByTestId('notifications').click()
    const told = admin
      .locator('[data-testid=notification][data-kind=webhook]')
      .filter({ hasText: '127.0.0.1' })
    await told.filter({ hasText: 'Вебхук отключился' }).getByTestId('notification-chat').click()
    await row().getByText('Отключён сам').waitFor()
    await row().getByTestId('webhook-turn').click()
    await row().getByText('Работает').waitFor()
    await row().getByTestId('webhook-turn').click()
    await row().getByText('Выключен').waitFor()
    await row().getByTestId('webhook-remove').click()
    await admin.getByTestId('webhook-remove-confirm').click()
    await row().waitFor({ state: 'detached' })
  })
})
