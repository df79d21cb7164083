import type { Firestore } from '@google-cloud/firestore'
import { dictionaryPath, personPath } from '@chats/domain/paths'
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
const NAME = 'Разговорчивая'

describe('dialogs', () => {
  let db: Firestore
  let bot: Bot
  let anna: Page
  let admin: Page
  const field = (page: Page, testid: string) => page.getByTestId(testid).locator('select')
  const openSheet = async (page: Page) => {
    await page.getByTestId('chat-more').click()
    await page.getByRole('menuitem', { name: 'Диалоги' }).click()
  }

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'dialogs')
    await bot.say(NAME, 'не могу войти')
    admin = await browser.openInbox('admin@demo.test')
  })
  afterAll(() => db.terminate())

  it('S-93: types, reasons and components of requests are words of the company', async () => {
    await admin.goto(new URL('/settings/dictionaries/dialogReasons', stack.page).href)
    await admin.getByTestId('word-add').first().click()
    await admin.getByRole('dialog').getByLabel('Название').fill('Забыт пароль')
    await admin.getByRole('dialog').getByRole('button', { name: 'Сохранить' }).click()
    await admin.getByTestId('word').filter({ hasText: 'Забыт пароль' }).waitFor()
    await eventually(async () => {
      const reasons = await db.doc(dictionaryPath('dialogReasons')).get()
      expect(JSON.stringify(reasons.get('entries'))).toContain('Забыт пароль')
    })
    const { components, types } = {
      types: await db.doc(dictionaryPath('dialogTypes')).get(),
      components: await db.doc(dictionaryPath('dialogComponents')).get(),
    }
    for (const [doc, id, title] of [
      [types, 'e2e-help', 'Помощь со входом'],
      [components, 'e2e-site', 'Вход на сайт'],
    ] as const)
      await doc.ref.set({ schema: 1, entries: { [id]: { title, order: 90 } } }, { merge: true })
  })

  it('S-83…S-88: a dialog is opened, described, shared and moved on, and everybody sees it', async () => {
    anna = await browser.openInbox('anna@demo.test')
    await inboxOf(anna).openChat(NAME)
    await openSheet(anna)
    await anna.getByText('Диалогов пока нет').waitFor()
    await anna.getByTestId('dialog-open').click()
    await anna.getByTestId('dialog-form').waitFor()
    await field(anna, 'dialog-type').selectOption({ label: 'Помощь со входом' })
    await field(anna, 'dialog-reasons').selectOption({ label: 'Забыт пароль' })
    await field(anna, 'dialog-components').selectOption({ label: 'Вход на сайт' })
    await field(anna, 'dialog-managers').selectOption({ label: 'Марина Ковальчук' })
    await field(anna, 'dialog-state').selectOption({ label: 'В работе' })
    await anna.keyboard.press('Escape')

    await admin.goto(new URL('/chats/dialogs', stack.page).href)
    await inboxOf(admin).openChat(NAME)
    const bar = admin.getByTestId('dialog-bar')
    await bar.filter({ hasText: 'Помощь со входом' }).filter({ hasText: 'В работе' }).waitFor()
    expect(await bar.innerText()).toContain('Анна Сергеева, Марина Ковальчук')
    await admin.getByTestId('message').filter({ hasText: 'Анна Сергеева: диалог открыт' }).waitFor()
    expect(await inboxOf(admin).row(NAME).locator('[data-mark=dialog]').count()).toBe(1)
    expect((await bot.sends()).length).toBe(0)
  })

  it('S-88, S-90, S-91, A20: it is finished with a rating, which stays, and can be opened again', async () => {
    await admin.getByTestId('dialog-bar').click()
    await admin.getByTestId('dialog-end').click()
    await admin.getByTestId('rating').getByRole('radio', { name: '4' }).check({ force: true })
    await admin.getByTestId('dialog-comment').fill('Вежливая, всё поняла')
    await admin.getByTestId('dialog-resolve').click()
    const rating = admin.getByTestId('manager-rating')
    await rating.filter({ hasText: 'Марина Ковальчук о клиенте: 4 из 5.' }).waitFor()
    expect(await rating.innerText()).toContain('Вежливая, всё поняла')
    await anna.getByTestId('dialog-bar').waitFor({ state: 'detached' })
    await eventually(async () =>
      expect((await db.doc(personPath(bot.personId(NAME))).get()).get('openDialogs')).toBe(0),
    )
    await admin.getByText('История диалога').click()
    await admin.getByTestId('dialog-entry').filter({ hasText: 'Причины: Забыт пароль' }).waitFor()
    await admin.getByTestId('dialog-reopen').click()
    await admin.getByTestId('dialog-form').waitFor()
    await admin.keyboard.press('Escape')
    await anna.getByTestId('dialog-bar').waitFor()
    await anna.getByTestId('message').filter({ hasText: 'Марина Ковальчук: диалог открыт снова' }).waitFor()
  })

  it('S-89, S-91: the client rates a finished dialog by buttons and words, and both ratings stand in it', async () => {
    await admin.getByTestId('dialog-bar').click()
    await admin.getByTestId('dialog-end').click()
    await admin.getByTestId('rating').getByRole('radio', { name: '5' }).check({ force: true })
    // What goes to the client stands there filled in; another template takes its place, and any word may be changed.
    const words = admin.getByTestId('rating-text')
    expect(await words.inputValue()).toContain(`${NAME}, мы закончили с вашим обращением`)
    await field(admin, 'rating-template').selectOption({ index: 1 })
    await eventually(async () => expect(await words.inputValue()).not.toContain('мы закончили'))
    expect(await words.inputValue()).not.toContain('{{')
    await field(admin, 'rating-template').selectOption({ index: 0 })
    await words.fill(`${NAME}, мы закончили. Как вам наш ответ?`)
    await admin.getByTestId('dialog-resolve').click()
    await admin.getByTestId('rating-form').filter({ hasText: 'Клиента попросили оценить' }).waitFor()

    const messages = db.collection(`chats/${bot.chatId(NAME)}/messages`)
    const sent = async (words: string, times = 1) => {
      const all = await messages.where('author.id', '==', 'rating').get()
      const found = all.docs
        .filter(
          doc => doc.get('delivery.state') === 'sent' && String(doc.get('content.text')).includes(words),
        )
        .toSorted((a, b) => a.get('at').toMillis() - b.get('at').toMillis())
      const last = found.at(-1)
      if (!last || found.length < times) throw new Error(`«${words}» is not with the client`)
      return {
        id: last.id,
        message_id: Number(last.get('externalId')),
        press: last.get('content.buttons')[0].row,
      }
    }
    // It was finished twice, and the client was asked twice: the second form counts.
    const form = await eventually(() => sent('Как вам наш ответ?'))
    const bubble = anna.locator(`[data-message-id="${form.id}"]`)
    expect(await bubble.getByTestId('message-buttons').innerText()).toBe('1\n2\n3\n4\n5')
    expect(await bubble.getByRole('button', { name: '5' }).count()).toBe(0)
    await bot.act('press', NAME, { message_id: form.message_id, data: form.press[3].press })
    const rating = admin.getByTestId('person-rating')
    await rating.filter({ hasText: 'Клиент оценил нас: 4 из 5.' }).waitFor()
    await anna.getByTestId('press').filter({ hasText: 'Нажата кнопка' }).filter({ hasText: '4' }).waitFor()
    expect(await inboxOf(anna).row(NAME).getAttribute('data-unread')).toBe('1')

    const thanks = await eventually(() => sent('Спасибо за оценку'))
    await bot.act('press', NAME, { message_id: thanks.message_id, data: thanks.press[0].press })
    await eventually(() => sent('Напишите комментарий'))
    await bot.say(NAME, 'Быстро помогли')
    await rating.filter({ hasText: 'Быстро помогли' }).waitFor()
    await admin.getByTestId('manager-rating').filter({ hasText: 'о клиенте: 5 из 5.' }).waitFor()
  })
})
