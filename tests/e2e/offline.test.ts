import type { Firestore } from '@google-cloud/firestore'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { sameAfterReload } from '../support/sameAfterReload.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack, [
  // The browser and the Firestore client say themselves that there is no network.
  /net::ERR_INTERNET_DISCONNECTED/,
  // With it the client asks, when a stream broke, whether there is a network at all.
  /google\.com\/images\/cleardot\.gif/,
  /@firebase\/firestore: .*(Could not reach Cloud Firestore backend|transport errored|"code":"unavailable")/s,
])
const name = 'Поїзд'
/** So many are written before the tab is closed; a hundred for goal R7 of docs/reliability.md. */
const MANY = Number(process.env['CHATS_OFFLINE_MESSAGES'] ?? 3)

describe('without a network', () => {
  let db: Firestore
  let bot: Bot
  let context: BrowserContext
  let anna: Page
  let ivan: Page

  const connection = (page: Page, state: string) =>
    page.locator(`[data-testid=connection][data-state=${state}]`).waitFor()
  const numbered = (word: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${word} ${i + 1}.`)

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'offline')
    ;[anna, ivan] = await Promise.all([
      browser.openInbox('anna@demo.test'),
      browser.openInbox('ivan@demo.test'),
    ])
    context = anna.context()
    await bot.say(name, 'заїду в тунель')
    for (const page of [anna, ivan]) await inboxOf(page).openChat(name)
  })
  afterAll(() => db.terminate())

  it('says so, and keeps what is written with a clock', async () => {
    await context.setOffline(true)
    await connection(anna, 'offline')
    expect(await anna.getByTestId('connection').innerText()).toBe('Нет сети')
    const inbox = inboxOf(anna)
    for (const text of numbered('тунель', 5)) await inbox.send(text)
    for (const text of numbered('тунель', 5)) {
      await inbox.shows(text, 'local')
      expect(await inbox.markOf(text)).toBe('Отправляется. Нет сети: уйдёт само, когда связь вернётся.')
    }
    expect(await bot.sends()).toEqual([])
  })

  it('sends it once and in order when the network is back', async () => {
    await context.setOffline(false)
    await connection(anna, 'live')
    for (const page of [anna, ivan]) {
      await eventually(async () => expect(await inboxOf(page).sentTexts()).toEqual(numbered('тунель', 5)))
      for (const text of numbered('тунель', 5)) await inboxOf(page).shows(text, 'sent')
    }
    expect(await bot.received(name)).toEqual(numbered('тунель', 5))
  })

  it('sends what a closed tab had queued as soon as the inbox is opened again', async () => {
    await context.setOffline(true)
    await connection(anna, 'offline')
    for (const text of numbered('закрита', MANY)) await inboxOf(anna).send(text)
    await inboxOf(anna).shows(`закрита ${MANY}.`, 'local')
    await anna.close()
    await context.setOffline(false)
    expect(await bot.received(name)).toEqual(numbered('тунель', 5))
    anna = await browser.openPage(context)
    await anna.goto(stack.page)
    await inboxOf(anna).openChat(name)
    const all = [...numbered('тунель', 5), ...numbered('закрита', MANY)]
    await eventually(async () => expect(await bot.received(name)).toEqual(all), 60_000)
    // It opened at what is unread, which is far above where there were many; the button goes when the end is in view.
    const latest = anna.getByTestId('to-latest')
    await eventually(async () => {
      if (await latest.isVisible()) await latest.click({ timeout: 1_000 })
      expect(await latest.isVisible()).toBe(false)
    })
    await inboxOf(anna).shows(`закрита ${MANY}.`, 'sent')
    // Read, it opens at its end.
    await anna.getByTestId('mark-read').click()
    await eventually(async () => expect(await inboxOf(anna).unread(name)).toBe(0))
    await sameAfterReload(anna)
  })
})
