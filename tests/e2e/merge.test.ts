import { AxeBuilder } from '@axe-core/playwright'
import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { screenshot } from '../support/screenshot.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const kept = 'Олена Перша'
const joined = 'Олена Друга'

describe('one person, several chats', () => {
  let db: Firestore
  let shop: Bot
  let school: Bot
  let anna: Page
  let ivan: Page

  beforeAll(async () => {
    db = openAdmin(stack)
    shop = await openBot(stack, db, 'merge-shop')
    school = await openBot(stack, db, 'merge-school')
    await shop.say(kept, 'я з крамниці')
    await school.say(joined, 'я зі школи')
    await db
      .doc(`cards/${school.personId(joined)}`)
      .update({ phones: ['+380671112233'], note: 'дзвонити зранку' })
    await putFile()
    ;[anna, ivan] = await Promise.all([
      browser.openInbox('anna@demo.test'),
      browser.openInbox('ivan@demo.test'),
    ])
  })
  afterAll(() => db.terminate())

  const address = (bot: Bot, name: string) => `/chats/all/${bot.personId(name)}/${bot.chatId(name)}`
  const isAt = (page: Page, person: string, chat: string) =>
    page.waitForURL(url => decodeURIComponent(url.pathname) === `/chats/all/${person}/${chat}`)
  /** A file of the joined one's chat: whose it says it is, which is all that the rules of Storage look up. */
  const file = `http://127.0.0.1:${stack.ports.storage}/v0/b/demo-chats.appspot.com/o`
  const path = () => encodeURIComponent(`chats/${school.chatId(joined)}/in/in_1/0`)
  const owner = { Authorization: 'Bearer owner' }
  const putFile = async () => {
    await fetch(`${file}?name=${path()}`, {
      method: 'POST',
      headers: { ...owner, 'Content-Type': 'image/png' },
      body: 'bytes',
    })
    await fetch(`${file}/${path()}`, {
      method: 'PATCH',
      headers: { ...owner, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        metadata: { personId: school.personId(joined), chatId: school.chatId(joined) },
      }),
    })
  }
  const tagged = (personId: string) =>
    eventually(async () => {
      const found = (await (await fetch(`${file}/${path()}`, { headers: owner })).json()) as {
        metadata?: object
      }
      expect(found.metadata).toEqual({ personId, chatId: school.chatId(joined) })
    })
  const channels = (page: Page) => page.getByTestId('person-card').locator('.channel')
  const mergeInto = async (page: Page) => {
    await page.getByTestId('merge-open').click()
    await page.getByTestId('merge-search').fill('олена д')
    await page.getByTestId('merge-option').filter({ hasText: joined }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByTestId('merge-preview').waitFor()
  }

  it('S-05, S-08, S-30, S-33, A2: are two rows, are shown as they would be, and become one', async () => {
    for (const name of [kept, joined]) await inboxOf(anna).row(name).waitFor()
    await inboxOf(anna).openChat(kept)
    await mergeInto(anna)
    const preview = anna.getByTestId('merge-preview')
    expect(await preview.innerText()).toMatch(/Остаётся[^]+Олена Перша[^]+Присоединяется[^]+Олена Друга/u)
    expect(await preview.locator('.result').innerText()).toMatch(
      /Олена Перша, 2 чата[^]+Непрочитанные\s+2[^]+\+380671112233[^]+Олена Друга[^]+дзвонити зранку/u,
    )
    await screenshot(anna, 'merge preview')
    await anna.getByTestId('merge-confirm').click()
    await inboxOf(anna).row(joined).waitFor({ state: 'detached' })
    // Under the pointer the toast stays.
    await anna.getByText('Клиенты объединены').hover()
    await eventually(async () => expect(await channels(anna).count()).toBe(2))
    expect(await inboxOf(anna).unread(kept)).toBe(2)
    await school.say(joined, 'і ще одне')
    await eventually(async () => expect(await inboxOf(anna).unread(kept)).toBe(3))
    await screenshot(anna, 'merged')
  })

  it('are two again by the toast', async () => {
    await anna.getByTestId('merge-undo').click()
    await inboxOf(anna).row(joined).waitFor()
    await anna.getByText('Объединение отменено').waitFor()
    await eventually(async () => {
      expect(await inboxOf(anna).unread(joined)).toBe(2)
      expect(await inboxOf(anna).unread(kept)).toBe(1)
      expect(await channels(anna).count()).toBe(1)
    })
  })

  it('take whoever reads the other one along, with what they are writing', async () => {
    await inboxOf(ivan).openChat(joined)
    await inboxOf(ivan).composer.fill('пишу відповідь')
    await mergeInto(anna)
    await anna.getByTestId('merge-confirm').click()
    await isAt(ivan, shop.personId(kept), school.chatId(joined))
    await tagged(shop.personId(kept))
    await inboxOf(ivan).message('я зі школи').first().waitFor()
    await eventually(async () => expect(await inboxOf(ivan).composer.inputValue()).toBe('пишу відповідь'))
    await inboxOf(ivan).send('пишу відповідь')
    await inboxOf(ivan).shows('пишу відповідь', 'sent')
    expect(await school.received(joined)).toEqual(['пишу відповідь'])
  })

  it('are found by the old address', async () => {
    const page = await browser.openInbox('anna@demo.test')
    await page.goto(new URL(address(school, joined), stack.page).href)
    await isAt(page, shop.personId(kept), school.chatId(joined))
    await inboxOf(page).message('я зі школи').first().waitFor()
    await page.close()
  })

  it('S-06, A1: open with the chat that is pinned', async () => {
    const pin = channels(anna).filter({ hasText: 'merge-school' }).getByTestId('pin-chat')
    await pin.click()
    await eventually(async () => {
      const row = await db.doc(`people/${shop.personId(kept)}`).get()
      expect(row.get('defaultChatId')).toBe(school.chatId(joined))
    })
    expect(await pin.getAttribute('aria-pressed')).toBe('true')
    await anna.goto(new URL(`/chats/all/${shop.personId(kept)}`, stack.page).href)
    await isAt(anna, shop.personId(kept), school.chatId(joined))
  })

  it('S-13, S-25: are written to in any of their channels', async () => {
    for (const chatId of [shop.chatId(kept), school.chatId(joined)]) {
      await anna.getByTestId('channel-switch').click()
      expect(await anna.locator('[role=menuitemradio][data-chat-id]').count()).toBe(2)
      await anna.locator(`[role=menuitemradio][data-chat-id="${chatId}"]`).click()
      await isAt(anna, shop.personId(kept), chatId)
      await anna.locator(`[data-testid="chat"][data-chat-id="${chatId}"]`).waitFor()
    }
  })

  it('are parted from the history, and whoever reads the chat goes with it', async () => {
    await anna.getByTestId('merges').locator('summary').click()
    const entry = anna.getByTestId('merge')
    await entry.waitFor()
    expect(await entry.innerText()).toContain(joined)
    await screenshot(anna, 'merge history')
    await anna.getByTestId('unmerge').click()
    await isAt(anna, school.personId(joined), school.chatId(joined))
    await isAt(ivan, school.personId(joined), school.chatId(joined))
    await inboxOf(ivan).message('пишу відповідь').waitFor()
    await tagged(school.personId(joined))
  })

  it('are suggested by a phone on both cards, until somebody says no', async () => {
    await db.doc(`cards/${shop.personId(kept)}`).update({ phones: ['+38 067 111-22-33', '+380671112233'] })
    const suggestion = anna.getByTestId('same-suggestion')
    await suggestion.waitFor()
    expect(await suggestion.innerText()).toContain(kept)
    await screenshot(anna, 'merge suggestion')
    await anna.getByTestId('same-merge').click()
    await anna.getByTestId('merge-preview').waitFor()
    await anna.keyboard.press('Escape')
    await anna.getByTestId('merge-dialog').waitFor({ state: 'detached' })
    await anna.getByTestId('same-dismiss').click()
    await suggestion.waitFor({ state: 'detached' })
  })

  it('join by a personal link', async () => {
    await inboxOf(anna).openChat(kept)
    await anna.getByTestId('invite-open').click()
    await anna.locator(`[data-testid="invite-channel"][data-channel-id="merge-school"]`).click()
    const link = await anna.getByTestId('invite-link').inputValue()
    await screenshot(anna, 'invite')
    await anna.keyboard.press('Escape')
    await school.act('start', 'Олена Третя', { payload: new URL(link).searchParams.get('start') })
    await eventually(async () => expect(await channels(anna).count()).toBe(2))
    expect(await inboxOf(anna).row('Олена Третя').count()).toBe(0)
    await channels(anna).getByText('Пришёл по личной ссылке').waitFor()
  })

  it('are merged and parted on phones, without a fault that axe finds', async () => {
    const faults = async (page: Page) => {
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .include('.v-overlay-container')
        .analyze()
      return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    }
    for (const width of [360, 390]) {
      const phone = await browser.openInbox('anna@demo.test', {
        viewport: { width, height: 640 },
      })
      await phone.goto(new URL(`${address(shop, kept)}?panel=card`, stack.page).href)
      await mergeInto(phone)
      expect(await faults(phone)).toEqual([])
      const wide = await phone.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(width)
      await screenshot(phone, `merge phone ${width}`)
      await phone.getByTestId('merge-swap').click()
      await phone.getByTestId('merge-confirm').click()
      await isAt(phone, school.personId(joined), shop.chatId(kept))
      await phone.getByTestId('merge-undo').click()
      await isAt(phone, shop.personId(kept), shop.chatId(kept))
      await screenshot(phone, `merge card phone ${width}`)
      await phone.close()
    }
  })
})
