import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { sameAfterReload } from '../support/sameAfterReload.ts'
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

  it('S-51, A14: neither opening nor answering marks read', async () => {
    await bot.say(name, 'добрый день')
    await bot.say(name, 'когда занятие?')
    await bothShow(2)
    for (const page of [anna, ivan]) await inboxOf(page).openChat(name)
    // What was there is not read aloud; what comes in is.
    expect(await ivan.getByRole('log').innerText()).toBe('')
    await inboxOf(anna).send('в девять')
    for (const page of [anna, ivan]) await inboxOf(page).shows('в девять', 'sent')
    await bot.say(name, 'спасибо')
    await bothShow(3)
    await ivan.getByRole('log').filter({ hasText: 'спасибо' }).waitFor({ state: 'attached' })
  })

  it('S-51: the button marks read for everybody', async () => {
    await anna.getByTestId('mark-read').click()
    await bothShow(0)
    expect(await ivan.getByTestId('mark-read').isDisabled()).toBe(true)
  })

  it('S-94, A21: Shift+Enter marks read, in the middle of writing too, and changes nothing of the text', async () => {
    await bot.say(name, 'ещё вопрос')
    await bothShow(1)
    const { composer } = inboxOf(ivan)
    await composer.fill('пишу ответ')
    await composer.press('Shift+Enter')
    await bothShow(0)
    expect(await composer.inputValue()).toBe('пишу ответ')
    await composer.fill('')
  })

  it('S-56, S-95, A21: Enter breaks the line, Ctrl+Enter sends', async () => {
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

  it('S-98: Ctrl+Shift+↓ and ↑ go to the neighbouring chats from inside the composer', async () => {
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

  it('S-68…S-72, A17: who is typing is said to everybody, in the chat and in the list, and ends', async () => {
    const [annas, ivans] = [inboxOf(anna), inboxOf(ivan)]
    for (const inbox of [annas, ivans]) await inbox.openChat(name)
    const said = (page: Page) => page.getByTestId('typing').textContent()
    await annas.composer.pressSequentially('отвечаю')
    await eventually(async () => {
      expect(await said(anna)).toContain('Вы печатаете...')
      expect(await said(ivan)).toContain('Анна Сергеева друкує...')
      expect(await ivans.row(name).getByTestId('row-typing').textContent()).toBe('Анна Сергеева друкує...')
    })
    await ivans.composer.pressSequentially('і я')
    await annas.composer.pressSequentially(' вам')
    await eventually(async () => {
      expect(await said(ivan)).toContain('Ви, Анна Сергеева друкують...')
      expect(await said(anna)).toContain('Вы, Іван Петренко печатают...')
    })
    // Her own row says nothing of her.
    expect(await annas.row(name).getByTestId('row-typing').textContent()).toBe('Іван Петренко печатает...')
    await ivans.composer.fill('')
    await eventually(async () => expect(await said(anna)).toContain('Вы печатаете...'))
    // An answer says itself that its author has stopped; who is left looks.
    await anna.getByTestId('composer-send').click()
    await ivan.getByTestId('typing').waitFor({ state: 'detached' })
    expect(await ivan.getByTestId('looking').textContent()).toContain('Анна Сергеева')

    // A page that dies says nothing: its word lapses.
    const other = await browser.openPage(anna.context())
    await other.goto(anna.url())
    // The first keys of a page that does not know yet whose they are are told of by nobody.
    await eventually(async () => {
      await inboxOf(other).composer.pressSequentially('ещё')
      expect(await ivan.getByTestId('typing').count()).toBe(1)
    })
    const session = await other.context().newCDPSession(other)
    await session.send('Network.emulateNetworkConditions', {
      offline: true,
      latency: 0,
      downloadThroughput: 0,
      uploadThroughput: 0,
    })
    await other.close()
    await ivan.getByTestId('typing').waitFor({ state: 'detached', timeout: 10_000 })
  })

  it('S-54, S-58…S-67, S-99, A16, A22: a note that mentions colleagues is told to them and hidden from the client', async () => {
    const [annas, ivans] = [inboxOf(anna), inboxOf(ivan)]
    await annas.openChat(name)
    await ivans.openChat('Павло')
    const heard = (await bot.received(name)).length
    await annas.composer.press('Control+Shift+KeyA')
    const field = anna.getByTestId('mention-field')
    await field.pressSequentially('іван')
    const offered = (who: string) => anna.getByTestId('note').getByRole('option', { name: who })
    await offered('Іван Петренко').waitFor()
    await field.press('Enter')
    await field.pressSequentially('марина')
    await offered('Марина Ковальчук').waitFor()
    await field.press('Enter')
    await anna.getByTestId('note-text').fill('Возврат: кто решит?')
    // Unmistakably no reply: its own frame and colour, and the button says so.
    expect(await anna.getByTestId('note-send').innerText()).toBe('Комментарий')
    expect(await anna.getByTestId('note').innerText()).toContain('клиент его не увидит')
    const colour = (page: Page, testid: string) =>
      page.getByTestId(testid).evaluate(one => getComputedStyle(one).backgroundColor)
    expect(await colour(anna, 'note')).not.toBe(
      await anna
        .locator('.field')
        .first()
        .evaluate(one => getComputedStyle(one).backgroundColor),
    )
    await anna.getByTestId('note-text').press('Control+Enter')
    const card = anna.locator('[data-testid=message][data-kind=note]').last()
    for (const text of ['Анна Сергеева', '@Іван Петренко', '@Марина Ковальчук', 'Возврат: кто решит?'])
      expect(await card.textContent()).toContain(text)

    // Ivan is in the system: top left, with the whole of it and the way to the chat.
    const toast = ivan.getByTestId('notification-toast')
    await toast.waitFor()
    expect(await toast.textContent()).toContain('Возврат: кто решит?')
    const place = await toast.boundingBox()
    expect(place && place.x < 200 && place.y < 200).toBe(true)
    await toast.getByRole('button', { name: 'Повна версія' }).click()
    await ivan.getByTestId('notification-whole').waitFor()
    await ivan.getByRole('dialog').getByRole('button', { name: 'Посилання на чат' }).click()
    await ivan.locator(`[data-testid=chat][data-chat-id="${bot.chatId(name)}"]`).waitFor()
    await ivan
      .locator('[data-testid=message][data-kind=note][data-flashed]')
      .filter({ hasText: 'кто решит' })
      .waitFor()

    // A mention without a comment (S-61) and a comment without one (S-60).
    await anna.getByTestId('note-open').click()
    await anna.getByTestId('note-text').fill('просто для памяти')
    await anna.getByTestId('note-send').click()
    await anna.getByTestId('note-open').click()
    await anna.getByTestId('note-text').press('@')
    await field.pressSequentially('іван')
    await field.press('Enter')
    await anna.getByTestId('note-send').click()
    await eventually(async () =>
      expect(await anna.locator('[data-testid=message][data-kind=note]').count()).toBe(3),
    )
    expect(await bot.received(name)).toHaveLength(heard)
    expect(await ivans.row(name).textContent()).not.toContain('просто для памяти')

    // Who was away finds it counted, and the way to it.
    const marina = await browser.openInbox('admin@demo.test')
    await eventually(async () =>
      expect(Number(await marina.getByTestId('notifications').getAttribute('data-unread'))).toBeGreaterThan(
        0,
      ),
    )
    await marina.getByTestId('notifications').click()
    const kept = marina.getByTestId('notification').filter({ hasText: 'Возврат: кто решит?' })
    await kept.getByTestId('notification-chat').click()
    await marina.locator(`[data-testid=chat][data-chat-id="${bot.chatId(name)}"]`).waitFor()
    await marina.context().close()
  })

  it('S-42…S-45, A11: templates are kept by an admin, and put where the caret is, filled in, one after another', async () => {
    const admin = await browser.openInbox('admin@demo.test')
    await admin.goto(new URL('/settings/templates', stack.page).href)
    for (const [title, text] of [
      ['Reading hello', 'Добрый день, {{name}}! Это {{manager}}.'],
      ['Reading bye', 'Хорошего дня!'],
    ] as const) {
      await admin.getByTestId('template-add').click()
      await admin.getByTestId('template-title').fill(title)
      await admin.getByTestId('template-text').fill(text)
      await admin.getByTestId('template-save').click()
      const row = admin.getByTestId('template-row').filter({ hasText: title })
      await row.waitFor()
      expect(await row.textContent()).toContain('Марина Ковальчук')
      // The row is there at once; the dialog stays until the server has it.
      await admin.getByTestId('template-dialog').waitFor({ state: 'detached' })
    }
    await admin.close()

    const { composer, openChat } = inboxOf(anna)
    await openChat(name)
    await composer.fill('[]')
    await composer.press('ArrowLeft')
    await anna.getByTestId('templates-open').click()
    await anna.getByTestId('templates-find').fill('reading')
    const filled = `Добрый день, ${name}! Это Анна Сергеева.`
    await anna.getByTestId('template').filter({ hasText: 'Reading hello' }).hover()
    await eventually(async () => expect(await anna.getByTestId('template-value').textContent()).toBe(filled))
    await anna.getByTestId('templates-find').press('Shift+Enter')
    await anna.getByTestId('template').filter({ hasText: 'Reading bye' }).click()
    expect(await composer.inputValue()).toBe(`[${filled}Хорошего дня!]`)
    await composer.press('Control+z')
    expect(await composer.inputValue()).not.toContain('Хорошего дня!')

    await composer.fill('')
    await composer.press('/')
    await anna.getByTestId('templates-find').press('Escape')
    expect(await composer.inputValue()).toBe('')
    expect(await composer.evaluate(field => field === document.activeElement)).toBe(true)
  })

  it('S-53: emoji are found in three languages and put where the caret is', async () => {
    const { composer, openChat } = inboxOf(anna)
    await openChat(name)
    await composer.fill('ab')
    await composer.press('ArrowLeft')
    await anna.getByTestId('emoji-open').click()
    const find = anna.getByTestId('emoji-find')
    for (const word of ['сердце', 'серце', 'heart']) {
      await find.fill(word)
      await anna.getByTestId('emoji-option').filter({ hasText: '❤️' }).first().waitFor()
    }
    await find.fill('thumbs up')
    await find.press('ArrowDown')
    await anna.keyboard.press('Enter')
    await anna.getByTestId('emoji').waitFor({ state: 'detached' })
    expect(await composer.inputValue()).toBe('a👍️b')
    await anna.keyboard.type('!')
    expect(await composer.inputValue()).toBe('a👍️!b')
    await composer.fill('')
  })

  it('S-68: shows both texts where a colleague has answered since one began to write', async () => {
    const [annas, ivans] = [inboxOf(anna), inboxOf(ivan)]
    for (const inbox of [annas, ivans]) await inbox.openChat(name)
    await annas.composer.fill('мой ответ')
    await ivans.send('ответ Ивана')
    await annas.shows('ответ Ивана', 'sent')
    const heard = (await bot.received(name)).length
    await anna.getByTestId('composer-send').click()
    await anna.getByTestId('send-guard').waitFor()
    expect(await anna.getByTestId('guard-answer').textContent()).toContain('ответ Ивана')
    expect(await anna.getByTestId('guard-mine').textContent()).toContain('мой ответ')
    await anna.getByTestId('guard-back').click()
    expect(await annas.composer.inputValue()).toBe('мой ответ')
    await ivans.send('и ещё')
    await annas.shows('и ещё', 'sent')
    await anna.getByTestId('composer-send').click()
    await anna.getByTestId('guard-send').click()
    await annas.shows('мой ответ', 'sent')
    expect((await bot.received(name)).slice(heard)).toEqual(['и ещё', 'мой ответ'])
  })

  it('S-28, A8: the bot is turned off and on from the header, and everybody sees by whom', async () => {
    const [annas, ivans] = [inboxOf(anna), inboxOf(ivan)]
    for (const inbox of [annas, ivans]) await inbox.openChat(name)
    const state = (page: Page) => page.getByTestId('bot-switch').getAttribute('data-state')
    await anna.getByTestId('bot-switch').click()
    await anna.getByTestId('bot-off').click()
    await eventually(async () => {
      for (const page of [anna, ivan]) expect(await state(page)).toBe('off')
    })
    expect(await ivan.getByTestId('bot-switch').getAttribute('aria-label')).toContain('Анна Сергеева')
    await ivan.locator('[data-kind=system]').filter({ hasText: 'Анна Сергеева: бота вимкнено' }).waitFor()
    await ivans.row(name).locator('[data-mark=botOff]').waitFor()
    await ivan.getByTestId('bot-switch').click()
    await ivan.getByTestId('bot-on').click()
    await eventually(async () => {
      for (const page of [anna, ivan]) expect(await state(page)).toBe('on')
    })
    await anna.locator('[data-kind=system]').filter({ hasText: 'Іван Петренко: бот включён' }).waitFor()
    for (const page of [anna, ivan]) await sameAfterReload(page)
  })
})
