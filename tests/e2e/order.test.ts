import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { sameAfterReload } from '../support/sameAfterReload.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)

describe('what comes in', () => {
  let db: Firestore
  let bot: Bot
  let anna: Page
  let inbox: ReturnType<typeof inboxOf>

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'order')
    anna = await browser.openInbox('anna@demo.test')
    inbox = inboxOf(anna)
  })
  afterEach(() => bot.clearFaults())
  afterAll(() => db.terminate())

  it('is one bubble when the messenger delivers it five times at once', async () => {
    const before = (await bot.fired())['parallel'] ?? 0
    await bot.say('Пятеро', 'до этого')
    await bot.fault({ direction: 'in', do: 'parallel', n: 5, times: 1 })
    await bot.say('Пятеро', 'пять раз сразу')
    await bot.say('Пятеро', 'после этого')
    expect((await bot.fired())['parallel']).toBe(before + 1)
    await inbox.openChat('Пятеро')
    await inbox.message('после этого').waitFor()
    expect(await inbox.messages.allInnerTexts()).toEqual([
      expect.stringContaining('до этого'),
      expect.stringContaining('пять раз сразу'),
      expect.stringContaining('после этого'),
    ])
    await inbox.row('Пятеро').filter({ hasText: 'после этого' }).waitFor()
    expect(await inbox.unread('Пятеро')).toBe(3)
  })

  it('stands in the messenger’s order, all 200 of it, and counts as 99+', async () => {
    for (let n = 1; n <= 200; n++) await bot.say('Двести', `m-${n}-`)
    await eventually(async () => expect(await inbox.unread('Двести')).toBe(200))
    expect(await inbox.row('Двести').locator('.badge').innerText()).toContain('99+')
    await inbox.openChat('Двести')
    const timeline = anna.getByRole('feed')
    await timeline.hover()
    const seen = new Set<number>()
    const look = async () => {
      const shown = await inbox.messages.evaluateAll(all =>
        all.map(one => Number(/m-(\d+)-/.exec(one.textContent ?? '')?.[1])),
      )
      expect(shown).toEqual(shown.map((_, i) => (shown[0] ?? 0) + i))
      for (const n of shown) seen.add(n)
    }
    // It opens at the first of those that nobody has read.
    await inbox.message('m-1-').waitFor()
    await eventually(async () => {
      await look()
      await anna.mouse.wheel(0, 500)
      expect(seen.size).toBe(200)
    }, 60_000)
    expect(seen.has(200)).toBe(true)
  })

  it('shows that the person changed it, and what it was before', async () => {
    const { message_id } = await bot.say('Правка', 'приду в шесть')
    await inbox.openChat('Правка')
    await bot.act('edit', 'Правка', { message_id, text: 'приду в семь' })
    const message = inbox.message('приду в семь')
    await message.waitFor()
    expect(await inbox.messages.count()).toBe(1)
    await message.getByRole('button', { name: /^Изменено/ }).click()
    expect(await message.innerText()).toContain('изменено')
    await anna.getByText('приду в шесть').waitFor()
    await anna.keyboard.press('Escape')
    await eventually(async () => expect(await inbox.row('Правка').innerText()).toContain('приду в семь'))
  })

  it('S-09, S-10, A3: the person who blocked the bot stays in the list with that status, and the composer is closed', async () => {
    await bot.say('Блок', 'здравствуйте')
    await inbox.openChat('Блок')
    await bot.act('block', 'Блок')
    await eventually(async () => expect(await inbox.composer.isDisabled()).toBe(true))
    expect(await anna.getByTestId('composer-notice').innerText()).toContain('остановил бота')
    await inbox.message('Отписался от бота').waitFor()
    await inbox.row('Блок').getByLabel('Отписался').waitFor()
    await anna.getByTestId('person-card').getByText('Отписался от бота').first().waitFor()
    await bot.act('unblock', 'Блок')
    await eventually(async () => expect(await inbox.composer.isDisabled()).toBe(false))
    await inbox.message('Подписался снова').waitFor()
  })

  it('S-77, S-81: says by which link the person came, to managers alone', async () => {
    await bot.act('start', 'Ссылка', { payload: 'promo-42' })
    await inbox.openChat('Ссылка')
    const indicator = inbox.message('promo-42')
    await indicator.waitFor()
    expect(await indicator.getAttribute('data-kind')).toBe('indicator')
    expect(await indicator.innerText()).toContain('Подписался на бота')
    expect(await inbox.unread('Ссылка')).toBe(0)
    // The queue of the chat is in order: what is said after it is the first that the person gets.
    await inbox.send('здравствуйте')
    await inbox.shows('здравствуйте', 'sent')
    expect(await bot.received('Ссылка')).toEqual(['здравствуйте'])
  })

  it('names what it cannot show yet', async () => {
    await bot.act('say', 'Особое', { location: { latitude: 50.45, longitude: 30.52 } })
    await bot.act('say', 'Особое', { dice: { emoji: '🎲', value: 4 } })
    await bot.act('say', 'Особое', { brand_new_kind: {} })
    await inbox.openChat('Особое')
    for (const name of ['Геопозиция', 'Кубик', 'Сообщение другого вида']) await inbox.message(name).waitFor()
    await sameAfterReload(anna)
  })
})
