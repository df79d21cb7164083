import type { Firestore } from '@google-cloud/firestore'
import { dictionaryPath } from '@chats/domain/paths'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const NAME = 'Покупательница'

describe('events from outside', () => {
  let db: Firestore
  let bot: Bot
  let admin: Page
  let anna: Page
  let key: string
  let sent = 0

  /** Tells an event as another system does, through the page's own address. */
  const tell = async (event: object) =>
    fetch(new URL('/events', stack.page), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${key}`,
        'idempotency-key': `e2e-${++sent}`,
      },
      body: JSON.stringify({ person: { chatId: bot.chatId(NAME) }, ...event }),
    })

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'events')
    await bot.say(NAME, 'хочу курс')
    await db
      .doc(dictionaryPath('offers'))
      .set({ schema: 1, entries: { 'e2e-course': { title: 'Курс вязания', order: 70 } } }, { merge: true })
    admin = await browser.openInbox('admin@demo.test')
    anna = await browser.openInbox('anna@demo.test')
  })
  afterAll(() => db.terminate())

  it('S-73: an admin makes a key, sees it once, and reads how events are told', async () => {
    await admin.goto(new URL('/settings', stack.page).href)
    await admin.getByRole('link', { name: 'Ключи API' }).click()
    await admin.getByTestId('key-add').first().click()
    await admin.getByTestId('key-make').click()
    await admin.getByText('Напишите, чей это ключ').waitFor()
    await admin.getByTestId('key-name').fill('Магазин пряжи')
    await admin.getByTestId('key-make').click()
    key = await admin.getByTestId('key-made').inputValue()
    expect(key).toMatch(/^chats_[A-Za-z0-9]{12}_[\w-]{43}$/u)
    await admin.getByTestId('key-close').click()
    const row = admin.getByTestId('key').filter({ hasText: 'Магазин пряжи' })
    await row.getByText('Ещё не использовался').waitFor()
    expect(await admin.content()).not.toContain(key)
    await admin.getByTestId('keys-api').click()
    await admin.getByTestId('api-kind').first().waitFor()
    expect(await admin.getByTestId('api-kind').count()).toBe(10)
    expect(await admin.getByTestId('api-address').inputValue()).toBe(new URL('/events', stack.page).href)
    const order = admin.locator('[data-testid=api-kind][data-type="order.created"]')
    await order.locator('summary').click()
    expect(await order.locator('pre').innerText()).toContain('Idempotency-Key')
  })

  it('S-73…S-76, S-80…S-82, A19: an order and its payments show as they happen, and on the card', async () => {
    await inboxOf(anna).openChat(NAME)
    const sold = { orderId: 'e2e-77', offer: { id: 'e2e-course' }, price: 1200, currency: 'EUR' }
    const indicator = (text: string) => inboxOf(anna).messages.filter({ hasText: text })
    expect((await tell({ type: 'order.created', ...sold })).status).toBe(201)
    await indicator('Курс вязания').waitFor()
    const failed = { ...sold, method: 'карта', reason: 'Недостаточно средств' }
    expect((await tell({ type: 'payment.failed', ...failed })).status).toBe(201)
    await indicator('Недостаточно средств').waitFor()
    expect((await tell({ type: 'payment.succeeded', ...sold, method: 'карта' })).status).toBe(201)
    await eventually(async () => expect(await indicator('Курс вязания').count()).toBe(3))
    expect(await indicator('Курс вязания').first().getAttribute('data-direction')).toBe('in')
    await anna.keyboard.press('Control+Shift+KeyS')
    const card = anna.getByTestId('person-card-full')
    const order = card.getByTestId('order').filter({ hasText: 'Курс вязания' })
    await order.getByText('Оплачен', { exact: true }).waitFor()
    expect((await order.innerText()).replace(/\s+/gu, ' ')).toMatch(
      /№ e2e-77 · 1 200,00 €.*Оплата не прошла:.*Недостаточно средств.*Оплата прошла:.*карта/u,
    )
    await eventually(async () =>
      expect((await card.getByTestId('card-orders').innerText()).replace(/\s+/gu, ' ')).toMatch(
        /Оплачено 1 заказ, 1 200,00 €/u,
      ),
    )
    await anna.keyboard.press('Escape')
    // Nothing of it went to the person.
    expect(await bot.received(NAME)).toEqual([])
  })

  it('S-78, S-79: START and STOP of a tunnel of another system, and a trigger of it', async () => {
    // Between two runs, for a longer one is folded.
    await bot.say(NAME, 'спасибо')
    const tunnel = { title: 'Вебинар' }
    await tell({ type: 'tunnel.started', tunnel, block: 'Приглашение' })
    await tell({
      type: 'trigger.fired',
      tunnel,
      block: 'Написал «цена»',
      condition: 'Сообщение содержит «цена»',
    })
    await tell({ type: 'tunnel.stopped', tunnel, block: 'Купил' })
    for (const text of ['Приглашение', 'Написал «цена»', 'Купил'])
      await inboxOf(anna).messages.filter({ hasText: text }).first().waitFor()
  })

  it('S-73: a key that is revoked tells nothing any longer, and the audit log says who did it', async () => {
    await admin.getByRole('link', { name: 'К ключам' }).click()
    const row = admin.getByTestId('key').filter({ hasText: 'Магазин пряжи' })
    await row.getByText('Последний раз использован').waitFor()
    await row.getByTestId('key-revoke').click()
    await admin.getByTestId('key-revoke-confirm').click()
    await admin
      .locator('[data-testid=key][data-revoked=true]')
      .filter({ hasText: 'Магазин пряжи' })
      .waitFor({ state: 'attached' })
    expect((await tell({ type: 'subscription.renewed' })).status).toBe(401)
    await admin.getByRole('link', { name: 'Журнал' }).click()
    await eventually(async () =>
      expect(await admin.getByTestId('audit-row').first().innerText()).toMatch(
        /^Ключ API отозван\s+Магазин пряжи/u,
      ),
    )
  })
})
