import type { Firestore } from '@google-cloud/firestore'
import { readDialogLine } from '@chats/domain/dialogLine'
import { dialogSheetsPath, dictionaryPath } from '@chats/domain/paths'
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
const NAME = 'Героиня'
const GREETING = `Здравствуйте, ${NAME}! Что вас интересует?`
/** The function of dialogs starts with the first of them, which takes its time on a busy machine. */
const COLD_MS = 60_000

// One person's way through all of it; each step is what the one before it left behind.
describe('a whole story', () => {
  let db: Firestore
  let bot: Bot
  let admin: Page
  let anna: Page
  let code = ''
  const go = (page: Page, path: string) => page.goto(new URL(path, stack.page).href)
  const indicator = (text: string) =>
    anna.locator('[data-testid=message][data-kind=indicator]').filter({ hasText: text })

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'story')
    const source = { 'e2e-story': { title: 'Рассылка друзей', order: 95 } }
    await db.doc(dictionaryPath('sources')).set({ schema: 1, entries: source }, { merge: true })
    admin = await browser.openInbox('admin@demo.test')
    anna = await browser.openInbox('anna@demo.test')
  })
  afterAll(() => db.terminate())

  it('an admin makes a tunnel, and a link that leads into it', async () => {
    await go(admin, '/settings/tunnels')
    await admin.getByTestId('tunnel-new').first().click()
    await admin.getByTestId('tunnel-page').waitFor()
    await admin.getByTestId('tunnel-title').fill('Знакомство истории')
    const message = admin.locator('[data-testid=tunnel-block][data-kind=message]')
    await message.getByTestId('tunnel-text').fill('Здравствуйте, {{name}}! Что вас интересует?')
    await admin.getByTestId('tunnel-fine').waitFor()
    await admin.locator('[data-testid=tunnel-saved][data-state=saved]').waitFor()
    await admin.getByTestId('tunnel-publish').click()
    await admin.getByTestId('tunnel-confirm').click()
    await admin.getByTestId('tunnel-told').filter({ hasText: 'Версия 1 работает.' }).waitFor()

    await go(admin, '/settings/lead-tools')
    await admin.getByTestId('lead-tool-add').first().click()
    await admin.getByTestId('lead-tool-title').fill('Ссылка истории')
    const dialog = admin.getByRole('dialog')
    await dialog.getByLabel('Туннель').selectOption({ label: 'Знакомство истории' })
    await dialog.getByLabel('Источник трафика').selectOption({ label: 'Рассылка друзей' })
    await admin.getByTestId('lead-tool-save').click()
    const tool = admin.getByTestId('lead-tool').filter({ hasText: 'Ссылка истории' })
    await tool.getByText('Туннель: Знакомство истории').waitFor()
    code = (await tool.getAttribute('data-code')) ?? ''
  })

  it('S-73…S-78: who follows it is led in, and answers', async () => {
    await bot.act('start', NAME, { payload: code })
    await eventually(async () => expect(await bot.received(NAME)).toEqual([GREETING]), COLD_MS)
    await bot.say(NAME, 'Хочу на курс, сколько стоит?')
    await inboxOf(anna).openChat(NAME)
    await indicator('Подписался на бота').filter({ hasText: 'Рассылка друзей' }).waitFor()
    await indicator('СТАРТ').filter({ hasText: 'Знакомство истории' }).waitFor()
    await inboxOf(anna).message('Хочу на курс').waitFor()
  })

  it('a manager answers, and the order and its payment show as they happen', async () => {
    await inboxOf(anna).send('Сто двадцать евро, записать вас?')
    await inboxOf(anna).shows('Сто двадцать евро', 'sent')
    expect(await bot.received(NAME)).toEqual([GREETING, 'Сто двадцать евро, записать вас?'])

    await go(admin, '/settings/keys')
    await admin.getByTestId('key-add').first().click()
    await admin.getByTestId('key-name').fill('Магазин истории')
    await admin.getByTestId('key-make').click()
    const key = await admin.getByTestId('key-made').inputValue()
    const tell = async (type: string, idempotency: string) => {
      const answer = await fetch(new URL('/events', stack.page), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${key}`,
          'idempotency-key': idempotency,
        },
        body: JSON.stringify({
          type,
          person: { chatId: bot.chatId(NAME) },
          ...{ orderId: 'story-1', offer: { title: 'Курс истории' }, price: 120, currency: 'EUR' },
        }),
      })
      expect(answer.status).toBe(201)
    }
    await tell('order.created', 'story-order')
    await indicator('Курс истории').waitFor()
    await tell('payment.succeeded', 'story-payment')
    await eventually(async () => expect(await indicator('Курс истории').count()).toBe(2))
  })

  it('S-83…S-92: a dialog is finished, the client rates it, and the report has it', async () => {
    await anna.getByTestId('chat-more').click()
    await anna.getByRole('menuitem', { name: 'Диалоги' }).click()
    await anna.getByTestId('dialog-open').click()
    await anna.getByTestId('dialog-form').waitFor()
    await anna.getByTestId('dialog-end').click()
    await anna.getByTestId('rating').getByRole('radio', { name: '5' }).check({ force: true })
    await anna.getByTestId('dialog-resolve').click()
    await anna.getByTestId('manager-rating').waitFor()

    const messages = db.collection(`chats/${bot.chatId(NAME)}/messages`)
    const form = await eventually(async () => {
      const { docs } = await messages.where('author.id', '==', 'rating').get()
      const sent = docs.find(doc => doc.get('delivery.state') === 'sent')
      if (!sent) throw new Error('the form is not with the client')
      return { message_id: Number(sent.get('externalId')), buttons: sent.get('content.buttons') }
    }, COLD_MS)
    await bot.act('press', NAME, { message_id: form.message_id, data: form.buttons[0].row[4].press })
    await anna.getByTestId('person-rating').filter({ hasText: 'Клиент оценил нас: 5 из 5.' }).waitFor()

    const dialogs = await db.collection('dialogs').where('chatId', '==', bot.chatId(NAME)).get()
    const dialogId = dialogs.docs[0]?.id ?? ''
    await eventually(async () => {
      const { docs } = await db.collection(dialogSheetsPath).where('managerId', '==', 'demo-anna').get()
      const lines: unknown[] = docs.flatMap(doc => doc.get('lines')[dialogId] ?? [])
      expect(lines.map(line => readDialogLine(String(line)))).toMatchObject([
        { personScore: 5, managerScore: 5 },
      ])
    }, COLD_MS)
    await go(admin, '/reports/dialogs')
    const row = admin.getByTestId('dialog-table').getByRole('row').filter({ hasText: 'Анна Сергеева' })
    await row.waitFor()
  })
})
