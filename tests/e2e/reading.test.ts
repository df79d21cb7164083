import type { Firestore } from '@google-cloud/firestore'
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
const name = 'Ірина'

describe('reading and writing', () => {
  let db: Firestore
  let bot: Bot
  let anna: Page
  let ivan: Page

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'reading')
    ;[anna, ivan] = await Promise.all([
      browser.openInbox('anna@demo.test'),
      browser.openInbox('ivan@demo.test'),
    ])
  })
  afterAll(() => db.terminate())

  const bothShow = (unread: number) =>
    eventually(async () => {
      for (const page of [anna, ivan]) expect(await inboxOf(page).unread(name)).toBe(unread)
    })

  it('neither opening nor answering marks read', async () => {
    await bot.say(name, 'добрый день')
    await bot.say(name, 'когда занятие?')
    await bothShow(2)
    for (const page of [anna, ivan]) await inboxOf(page).openChat(name)
    await inboxOf(anna).send('в девять')
    for (const page of [anna, ivan]) await inboxOf(page).shows('в девять', 'sent')
    await bot.say(name, 'спасибо')
    await bothShow(3)
  })

  it('the button marks read for everybody', async () => {
    await anna.getByTestId('mark-read').click()
    await bothShow(0)
    expect(await ivan.getByTestId('mark-read').isDisabled()).toBe(true)
  })

  it('Shift+Enter marks read, in the middle of writing too, and changes nothing of the text', async () => {
    await bot.say(name, 'ещё вопрос')
    await bothShow(1)
    const { composer } = inboxOf(ivan)
    await composer.fill('пишу ответ')
    await composer.press('Shift+Enter')
    await bothShow(0)
    expect(await composer.inputValue()).toBe('пишу ответ')
    await composer.fill('')
  })

  it('Enter breaks the line, Ctrl+Enter sends', async () => {
    const { composer, shows } = inboxOf(anna)
    await composer.fill('первая строка')
    await composer.press('Enter')
    await composer.pressSequentially('вторая')
    expect(await composer.inputValue()).toBe('первая строка\nвторая')
    await composer.press('Control+Enter')
    await shows('вторая', 'sent')
    expect(await composer.inputValue()).toBe('')
    expect((await bot.received(name)).at(-1)).toBe('первая строка\nвторая')
  })

  it('a double click and a repeated key send once', async () => {
    const { composer, send, shows } = inboxOf(anna)
    await composer.fill('один клик')
    await anna.getByTestId('composer-send').dblclick()
    await composer.fill('одна клавиша')
    await Promise.all([composer.press('Control+Enter'), composer.press('Control+Enter')])
    await send('за ними')
    await shows('за ними', 'sent')
    expect((await bot.received(name)).slice(-3)).toEqual(['один клик', 'одна клавиша', 'за ними'])
  })

  it('keeps a draft over a reload and over a visit to another chat', async () => {
    const other = 'Павло'
    await bot.say(other, 'привіт')
    const inbox = inboxOf(anna)
    await inbox.composer.fill('недописанное\nв две строки')
    await anna.reload()
    await eventually(async () => expect(await inbox.composer.inputValue()).toBe('недописанное\nв две строки'))
    await inbox.openChat(other)
    expect(await inbox.composer.inputValue()).toBe('')
    await inbox.openChat(name)
    await eventually(async () => expect(await inbox.composer.inputValue()).toBe('недописанное\nв две строки'))
    await inbox.composer.fill('')
  })

  it('Ctrl+Shift+↓ and ↑ go to the neighbouring chats from inside the composer', async () => {
    const inbox = inboxOf(anna)
    const shown = await anna
      .getByTestId('person-row')
      .evaluateAll(rows => rows.map(row => row.getAttribute('data-person-id')))
    expect(shown.slice(0, 2)).toEqual([bot.personId('Павло'), bot.personId(name)])
    await inbox.openChat('Павло')
    await inbox.composer.press('Control+Shift+ArrowDown')
    await anna.locator(`[data-testid=chat][data-chat-id="${bot.chatId(name)}"]`).waitFor()
    await anna.keyboard.press('Control+Shift+ArrowUp')
    await anna.locator(`[data-testid=chat][data-chat-id="${bot.chatId('Павло')}"]`).waitFor()
  })
})
