import { channelPath, dictionaryPath, personPath } from '@chats/domain/paths'
import { Timestamp } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { clippedWords } from '../support/clippedWords.ts'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { smallTargets } from '../support/smallTargets.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const name = 'Катерина Мельник'
const wide = { width: 390, height: 844 }
const narrow = { width: 320, height: 640 }

/** Every screen under a finger: nothing too small for it, nothing cut off, nothing beside the screen. */
describe('a phone', () => {
  let db: Firestore
  let bot: Bot
  let page: Page
  const address = (path: string) => new URL(path, stack.page).href
  const id = (testid: string) => page.getByTestId(testid)
  const chatPath = () => `chats/all/${bot.personId(name)}/${bot.chatId(name)}`

  async function look(what: string) {
    for (const viewport of [wide, narrow]) {
      await page.setViewportSize(viewport)
      // A row that is just being measured is not there yet.
      await eventually(async () => {
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        const [small, clipped] = [await smallTargets(page), await clippedWords(page)]
        expect({ what, ...viewport, overflow, small, clipped }).toEqual({
          what,
          ...viewport,
          overflow: 0,
          small: [],
          clipped: [],
        })
      }, 4_000)
    }
    await page.setViewportSize(wide)
  }

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'phone')
    await bot.act('start', name, { payload: 'осінь' })
    for (let n = 1; n <= 12; n++) await bot.say(`Гість ${n}`, `лист ${n}, довший за рядок на вузькому екрані`)
    await bot.say(name, 'Добрий день! Підкажіть, будь ласка, ціну курсу для двох дітей')
    await bot.say(name, 'І ще: чи є знижка?')
    await db.doc('templates/phone-template').set({
      schema: 1,
      title: 'Приветствие на телефоне',
      text: 'Здравствуйте, {{name}}!',
      order: 1,
      archived: false,
      updatedAt: Timestamp.now(),
      updatedBy: { id: 'demo-admin', name: 'Марина Ковальчук' },
    })
    await db
      .doc(dictionaryPath('tags'))
      .set(
        { schema: 1, entries: { 'phone-tag': { title: 'Телефон', order: 95, colour: 'blue' } } },
        { merge: true },
      )
    page = await browser.openInbox('admin@demo.test', { viewport: wide, isMobile: true, hasTouch: true })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await id('tab-all').tap()
    await inboxOf(page).row(name).waitFor()
  })
  afterAll(() => db.terminate())

  it('shows whole rows, tabs, filters and what a search did not find', async () => {
    await db.doc(personPath(bot.personId(name))).update({
      unreadSince: Timestamp.fromMillis(Date.now() - 40 * 60_000),
      assigneeId: 'demo-ivan',
    })
    await inboxOf(page).row(name).locator('[data-mark=assigned]').waitFor()
    await look('the list')
    await page.setViewportSize(narrow)
    const row = inboxOf(page).row(name)
    await row.scrollIntoViewIfNeeded()
    const frame = await row.boundingBox()
    for (const part of ['.time', '.badge', '[data-testid=row-waiting]', '[data-mark=assigned]']) {
      const box = await row.locator(part).first().boundingBox()
      expect(box && frame && box.x >= frame.x && box.x + box.width <= frame.x + frame.width, part).toBe(true)
    }
    expect(await row.locator('.name').evaluate(one => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(
      0,
    )
    await id('tab-unread').tap()
    await id('unread-order').waitFor()
    await look('what is unread')
    await id('tab-all').tap()
    await id('filter-toggle').tap()
    await look('the filter')
    await id('filter-more').tap()
    await look('the whole filter')
    await id('filter-toggle').tap()
    await id('plan-filter-toggle').tap()
    await look('the sales plans')
    await id('plan-filter-toggle').tap()
    await id('search').fill('никтоникогда')
    await page.getByText('Никого не нашли').waitFor()
    await look('nothing found')
    await id('search').fill('')
  })

  it('shows a chat, its menus and all that opens over the composer', async () => {
    await page.goto(address(chatPath()))
    await id('message').first().waitFor()
    await look('a chat')
    await id('chat-more').tap()
    await look('the menu of the chat')
    await page.getByRole('menuitem', { name: 'Бот' }).tap()
    await id('bot-off').waitFor()
    await look('the bot')
    await page.keyboard.press('Escape')
    await id('message').last().getByTestId('message-menu').tap()
    await id('message-menu-list').waitFor()
    await look('the menu of a message')
    await page.keyboard.press('Escape')
    await id('templates-open').tap()
    await id('template').filter({ hasText: 'Приветствие на телефоне' }).waitFor()
    await look('the templates')
    await id('templates-open').tap()
    await id('emoji-open').tap()
    await id('emoji-option').first().waitFor()
    await look('the emoji')
    await id('emoji-open').tap()
    await id('format-open').tap()
    await inboxOf(page).composer.fill('Курс стоит 100 гривен')
    await look('the formats')
    await id('schedule-open').tap()
    await id('schedule').waitFor()
    await look('what is sent later')
    await page.keyboard.press('Escape')
    await id('schedule').waitFor({ state: 'detached' })
    await id('attach-input').setInputFiles([
      {
        name: 'Прайс на осень с очень длинным именем.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF'),
      },
      { name: 'пусто.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    ])
    await id('attachment').nth(1).waitFor()
    await look('files')
    for (const left of [1, 0]) {
      await page
        .getByRole('button', { name: /^Убрать / })
        .first()
        .tap()
      await eventually(async () => expect(await id('attachment').count()).toBe(left))
    }
    await inboxOf(page).composer.fill('')
    await id('note-open').tap()
    await id('mention-field').waitFor()
    await look('a note')
    await page.keyboard.press('Escape')
    await id('voice').tap()
    await id('voice-bar').filter({ hasText: 'В сторону' }).waitFor()
    await look('a recording')
    await id('voice-cancel').tap()
  })

  it('shows the constructor', async () => {
    await id('constructor-open').tap()
    for (const kind of ['text', 'image', 'link', 'template', 'file']) await id(`block-add-${kind}`).tap()
    await look('the blocks at the end')
    await id('constructor').evaluate(one => one.closest('.scroller')?.scrollTo(0, 0))
    await look('the blocks at the beginning')
    await id('constructor-clear').tap()
    await page.keyboard.press('Escape')
    await id('constructor').waitFor({ state: 'detached' })
  })

  it('shows the dialogs of a chat, the card and the whole card', async () => {
    await id('chat-more').tap()
    await page.getByRole('menuitem', { name: 'Диалоги' }).tap()
    await id('dialog-open').waitFor()
    await look('dialogs')
    await page.keyboard.press('Escape')
    await page.goto(address(`${chatPath()}?panel=card`))
    await id('person-card').waitFor()
    await look('the card')
    await id('task-add').tap()
    await id('due-tomorrow').waitFor()
    await look('a task')
    await page.goto(address(`${chatPath()}?panel=full`))
    await id('person-card-full').waitFor()
    await look('the whole card')
  })

  it('says in one line that a channel does not deliver, and the rest on a tap', async () => {
    const channel = db.doc(channelPath(bot.channel))
    await page.goto(address('chats/all'))
    await channel.update({ state: 'auth_failed' })
    const line = id('channel-banner-line')
    await line.waitFor()
    expect((await line.boundingBox())?.height).toBeLessThanOrEqual(44)
    await look('a line about a channel')
    await line.tap()
    await id('channel-banner').first().waitFor()
    await look('all about a channel')
    await channel.update({ state: 'active' })
    await line.waitFor({ state: 'detached' })
  })

  it('shows notifications, the account and every section of the settings', async () => {
    await page.goto(address('chats/all'))
    await id('notifications').tap()
    await id('notification-settings').waitFor()
    await look('the notifications')
    await id('notification-settings').tap()
    await id('notification-settings-dialog').waitFor()
    await look('what is told of')
    await page.goto(address('chats/all'))
    await page.getByRole('button', { name: /^Аккаунт/ }).tap()
    await id('sign-out').waitFor()
    await look('the account')
    for (const section of [
      'company',
      'channels',
      'dictionaries',
      'templates',
      'managers',
      'transfer',
      'audit',
      'quarantine',
    ]) {
      await page.goto(address(`settings/${section}`))
      await page.locator('nav [aria-current=page]').first().waitFor()
      await page.getByRole('heading', { level: 2 }).first().waitFor()
      await look(section)
    }
  })

  it('shows what the chats live on: lead tools, keys, webhooks, tunnels and the reports', async () => {
    await page.goto(address('settings/lead-tools'))
    await id('lead-tool').first().waitFor()
    await look('lead tools')
    await id('lead-tool-open-links').first().tap()
    await id('lead-tool-show-qr').first().tap()
    await id('lead-tool-qr').waitFor()
    await look('links and a QR code')
    await page.goto(address('settings/keys'))
    await id('key').first().waitFor()
    await look('keys')
    await page.goto(address('settings/keys/api'))
    await id('api-kind').first().waitFor()
    await look('how events are told')
    await page.goto(address('settings/webhooks'))
    await id('webhook-open-log').first().tap()
    await id('delivery').first().waitFor()
    await look('webhooks and a log')
    await page.goto(address('settings/tunnels'))
    await id('tunnel-new').first().tap()
    await id('tunnel-page').waitFor()
    await look('a tunnel')
    for (const kind of ['action', 'trigger', 'condition', 'delay']) {
      await id('tunnel-add').first().tap()
      await id(`tunnel-add-${kind}`).tap()
      await id('tunnel-block')
        .and(page.locator(`[data-kind=${kind}]`))
        .scrollIntoViewIfNeeded()
      await look(`a block: ${kind}`)
    }
    await id('tunnel-dry').tap()
    await id('dry-search').waitFor()
    await look('a dry run')
    await page.keyboard.press('Escape')
    await page.goto(address('settings/tunnels'))
    await id('tunnel-row').first().waitFor()
    await look('the tunnels')
    await page.goto(address('reports/messages'))
    await page.locator('[data-testid=message-report][aria-busy=false]').waitFor()
    await look('the report on messages')
    await page.goto(address('reports/dialogs'))
    await page.locator('[data-testid=dialog-report][aria-busy=false]').waitFor()
    await look('the report on dialogs')
    await page.goto(address('reports/live'))
    await id('live-person').first().waitFor()
    await look('what happens now')
  })
})
