import type { Firestore } from '@google-cloud/firestore'
import { cardPath, dictionaryPath } from '@chats/domain/paths'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack, [
  // The browser and the Firestore client say themselves that there is no network.
  /net::ERR_INTERNET_DISCONNECTED/,
  // With it the client asks, when a stream broke, whether there is a network at all.
  /google\.com\/images\/cleardot\.gif/,
  /@firebase\/firestore: .*(Could not reach Cloud Firestore backend|transport errored|"code":"unavailable")/s,
])
const NAME = 'Карта Картовна'

describe('the card of a person', () => {
  let db: Firestore
  let bot: Bot
  let anna: Page
  let ivan: Page

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'card')
    await db.doc(dictionaryPath('fields')).set(
      {
        schema: 1,
        entries: { 'card-size': { title: 'Размер карты', type: 'number', order: 95 } },
      },
      { merge: true },
    )
    await bot.say(NAME, 'добрый день')
    await eventually(async () => expect((await stored()).exists).toBe(true))
    anna = await browser.openInbox('anna@demo.test')
    ivan = await browser.openInbox('ivan@demo.test')
    for (const page of [anna, ivan]) await inboxOf(page).openChat(NAME)
  })
  afterAll(() => db.terminate())

  const stored = () => db.doc(cardPath(bot.personId(NAME))).get()
  const keeps = (field: string, value: unknown) =>
    eventually(async () => expect((await stored()).get(field)).toEqual(value))
  const note = (page: Page) => page.getByTestId('person-card').getByTestId('card-note')
  /** Opens the note as a field; it is saved by `save`. */
  async function write(page: Page, text: string) {
    await note(page).click()
    await note(page).and(page.locator('textarea')).fill(text)
  }
  const save = (page: Page) => page.keyboard.press('Control+Enter')
  const conflict = (page: Page) => page.getByTestId('conflict')

  it('S-03, S-07: stands on the right of the chat, and nothing is wider than the window', async () => {
    const [list, chat, card] = await Promise.all(
      ['pane-list', 'pane-chat', 'pane-card'].map(async id => {
        const box = await anna.locator(`#${id}`).boundingBox()
        return { from: box?.x ?? 0, to: (box?.x ?? 0) + (box?.width ?? 0) }
      }),
    )
    expect(list?.to).toBeLessThanOrEqual(chat?.from ?? 0)
    expect(chat?.to).toBeLessThanOrEqual(card?.from ?? 0)
    expect(card?.to).toBeLessThanOrEqual(1440)
    expect(await anna.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440)
    expect(await anna.getByTestId('person-card').innerText()).toContain(NAME)
    const column = await anna
      .getByTestId('message')
      .first()
      .evaluate(message => message.closest('.line')?.getBoundingClientRect().width)
    expect(column).toBeLessThanOrEqual(800)
  })

  it('lies over two panes on a tablet, where Esc gives the focus back; no width loses the place or the words', async () => {
    const list = ivan.getByTestId('people-list')
    const address = ivan.url()
    await inboxOf(ivan).composer.fill('не теряется')
    const offset = await list.evaluate(element => {
      element.scrollTo(0, 300)
      return element.scrollTop
    })
    await ivan.setViewportSize({ width: 1024, height: 768 })
    const [listBox, chatBox] = [await list.boundingBox(), await ivan.getByTestId('chat').boundingBox()]
    expect((listBox?.x ?? 0) + (listBox?.width ?? 0)).toBeLessThanOrEqual(chatBox?.x ?? 0)
    const opener = ivan.getByRole('button', { name: 'Відкрити картку клієнта' })
    await opener.click()
    await eventually(async () => {
      const card = await ivan.locator('#pane-card').boundingBox()
      expect((card?.x ?? 0) + (card?.width ?? 0)).toBe(1024)
      expect(card?.x).toBeGreaterThan(chatBox?.x ?? 1024)
    })
    await ivan.keyboard.press('Escape')
    await ivan.locator('#pane-card').waitFor({ state: 'detached' })
    await eventually(async () =>
      expect(await opener.evaluate(button => button === document.activeElement)).toBe(true),
    )
    await ivan.setViewportSize({ width: 390, height: 844 })
    await eventually(async () => expect(await list.isVisible()).toBe(false))
    await ivan.setViewportSize({ width: 1440, height: 900 })
    await list.waitFor()
    expect(ivan.url()).toBe(address)
    expect(await inboxOf(ivan).composer.inputValue()).toBe('не теряется')
    expect(Math.abs((await list.evaluate(element => element.scrollTop)) - offset)).toBeLessThanOrEqual(5)
    await inboxOf(ivan).composer.fill('')
  })

  it('is edited in place, and the edit is taken back by the toast', async () => {
    await write(anna, 'звонить утром')
    await save(anna)
    // With the focus on its button the toast stays.
    await anna.getByTestId('card-undo').focus()
    await keeps('note', 'звонить утром')
    await eventually(async () => expect(await note(ivan).innerText()).toContain('звонить утром'))
    await anna.getByTestId('card-undo').click()
    await keeps('note', '')
  })

  it('asks which of two to keep when another manager wrote into the field meanwhile', async () => {
    await write(anna, 'мысль Анны')
    await write(ivan, 'мысль Ивана')
    await save(ivan)
    await keeps('note', 'мысль Ивана')
    await save(anna)
    await conflict(anna).waitFor()
    expect(await conflict(anna).innerText()).toMatch(/мысль Ивана[^]+мысль Анны/u)
    await keeps('note', 'мысль Ивана')
    await anna.getByTestId('conflict-mine').click()
    await keeps('note', 'мысль Анны')
    await eventually(async () => expect(await note(ivan).innerText()).toContain('мысль Анны'))
  })

  it('keeps an edit that was made without a network, and asks where somebody else wrote meanwhile', async () => {
    await anna.context().setOffline(true)
    await anna.locator('[data-testid="connection"][data-state="offline"]').waitFor()
    await write(anna, 'без сети')
    await save(anna)
    await eventually(async () => expect(await note(anna).innerText()).toContain('без сети'))
    await write(ivan, 'в сети')
    await save(ivan)
    await keeps('note', 'в сети')
    await anna.context().setOffline(false)
    await conflict(anna).waitFor()
    expect(await conflict(anna).innerText()).toMatch(/в сети[^]+без сети/u)
    await anna.getByTestId('conflict-theirs').click()
    await eventually(async () => expect(await note(anna).innerText()).toContain('в сети'))
    await keeps('note', 'в сети')
  })

  it('S-96, S-97: opens whole by Ctrl+Shift+S and closes by Esc; a number that is none is said', async () => {
    await anna.keyboard.press('Control+Shift+KeyS')
    const full = anna.getByTestId('person-card-full')
    const field = full.locator('[data-field-id="card-size"]')
    await field.getByRole('button').click()
    await field.getByRole('textbox').fill('большая')
    await anna.keyboard.press('Enter')
    await field.getByRole('alert').waitFor()
    await field.getByRole('textbox').fill('12,5')
    await anna.keyboard.press('Enter')
    await keeps('fields.card-size', 12.5)
    await full.getByRole('button', { name: 'Закрыть' }).first().focus()
    await anna.keyboard.press('Escape')
    await full.waitFor({ state: 'detached' })
    await anna.getByTestId('person-card').waitFor()
  })

  it('has the words that an admin puts into the dictionaries, and loses them when they are put away', async () => {
    const admin = await browser.openInbox('admin@demo.test')
    await admin.goto(`${stack.page}settings/dictionaries/tags`)
    await admin.getByTestId('word-add').first().click()
    await admin.getByTestId('word-title').fill('Из справочника')
    await admin.getByTestId('word-save').click()
    const word = admin.getByTestId('word').filter({ hasText: 'Из справочника' })
    await word.waitFor()
    const card = anna.getByTestId('person-card')
    await card.getByTestId('tag-add').click()
    await anna.keyboard.type('из спр')
    await card.getByRole('button', { name: 'Из справочника' }).waitFor()
    await anna.keyboard.press('Enter')
    await eventually(async () => expect((await stored()).get('tags')).toHaveLength(1))
    await word.getByRole('button', { name: /^Изменить/u }).click()
    await admin.getByTestId('word-title').fill('Переименован')
    await admin.getByTestId('word-save').click()
    await eventually(async () =>
      expect(await card.getByTestId('card-tags').innerText()).toContain('Переименован'),
    )
    const renamed = admin.getByTestId('word').filter({ hasText: 'Переименован' })
    await renamed.getByTestId('word-archive').click()
    await admin.getByTestId('words-archived').waitFor()
    await renamed.waitFor({ state: 'detached' })
    // Where it stands already it stays; it is not offered any longer.
    expect(await card.getByTestId('card-tags').innerText()).toContain('Переименован')
    await admin.context().close()
  })
})
