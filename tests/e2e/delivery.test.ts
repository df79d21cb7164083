import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { askStack } from '../support/askStack.ts'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { sameAfterReload } from '../support/sameAfterReload.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const PAUSE_SECONDS = 5

describe('what goes out', () => {
  let db: Firestore
  let bot: Bot
  let anna: Page
  let ivan: Page
  let inbox: ReturnType<typeof inboxOf>

  const talkTo = async (name: string) => {
    await bot.say(name, 'есть вопрос')
    await inbox.openChat(name)
  }
  const outgoing = (rule: object) => bot.fault({ direction: 'out', method: 'sendMessage', ...rule })

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'delivery')
    ;[anna, ivan] = await Promise.all([
      browser.openInbox('anna@demo.test'),
      browser.openInbox('ivan@demo.test'),
    ])
    inbox = inboxOf(anna)
  })
  afterEach(() => bot.clearFaults())
  afterAll(() => db.terminate())

  it('waits as long as the messenger asks, says so, and then goes in order', async () => {
    await talkTo('Лимит')
    await outgoing({ nth: 1, do: 'status', code: 429, retry_after: PAUSE_SECONDS })
    await inbox.send('первое')
    await inbox.shows('первое', 'waiting')
    expect(await inbox.markOf('первое')).toContain('Telegram просит подождать')
    await inbox.send('второе')
    await inbox.shows('второе', 'waiting')
    for (const text of ['первое', 'второе']) {
      await inbox.shows(text, 'sent')
      expect(await inbox.markOf(text)).toMatch(/^Отправлено \d\d:\d\d$/u)
    }
    expect(await bot.received('Лимит')).toEqual(['первое', 'второе'])
    const [refused, ...later] = await bot.sends()
    expect(refused?.ok).toBe(false)
    for (const { at } of later) expect(at - (refused?.at ?? at)).toBeGreaterThanOrEqual(PAUSE_SECONDS * 1000)
  })

  it('is unconfirmed when the answer is lost, and goes again only when a manager has said so once', async () => {
    await talkTo('Потеря')
    await outgoing({ nth: 1, do: 'timeout-after-accept', ms: 100 })
    await inbox.send('дошло ли')
    await inbox.shows('дошло ли', 'unconfirmed')
    expect(await inbox.markOf('дошло ли')).toMatch(/^Не подтверждено\. Ответ Telegram потерян/u)
    expect(await inbox.message('дошло ли').locator('.bubble').getAttribute('data-tone')).toBe('warning')
    await inbox.send('следующее')
    await inbox.shows('следующее', 'sent')
    expect(await bot.received('Потеря')).toEqual(['дошло ли', 'следующее'])

    const again = () => inbox.message('дошло ли').getByRole('button', { name: 'Отправить ещё раз' }).click()
    const dialog = anna.getByRole('dialog')
    await again()
    await dialog.getByRole('button', { name: 'Не отправлять' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await again()
    await dialog.getByRole('button', { name: 'Отправить ещё раз' }).click()
    await inbox.shows('дошло ли', 'sent')
    expect(await bot.received('Потеря')).toEqual(['дошло ли', 'следующее', 'дошло ли'])
  })

  it('is unconfirmed and not sent twice when the worker dies before it has written the answer down', async () => {
    await talkTo('Сбой')
    await outgoing({ nth: 1, do: 'slow', ms: 60_000 })
    await inbox.send('m-crash-1')
    await eventually(async () => expect(await bot.delivered('m-crash-1')).toBe(1))
    await inbox.shows('m-crash-1', 'sending')
    expect(await askStack(stack, 'kill-functions')).toBeGreaterThan(0)
    await inbox.send('m-crash-2')
    await inbox.shows('m-crash-1', 'unconfirmed')
    await inbox.shows('m-crash-2', 'sent')
    expect(await bot.received('Сбой')).toEqual(['m-crash-1', 'm-crash-2'])
    expect(await bot.delivered('m-crash-1')).toBe(1)
  }, 120_000)

  it('fails with the reason when the person has blocked the bot, and closes the composer', async () => {
    await talkTo('Ушёл')
    await outgoing({ nth: 1, do: 'blocked' })
    await inbox.send('вы здесь?')
    await inbox.shows('вы здесь?', 'failed')
    expect(await inbox.message('вы здесь?').innerText()).toContain('Человек остановил бота')
    await eventually(async () => expect(await inbox.composer.isDisabled()).toBe(true))
    expect(await anna.getByTestId('composer-notice').innerText()).toContain('Написать ему можно будет')
    expect(await bot.received('Ушёл')).toEqual([])
  })

  it('keeps the queue of a channel whose token died, tells everybody, and goes on with the new one', async () => {
    await talkTo('Токен')
    const token = bot.token.replace('test', 'renewed')
    await bot.register(token)
    const texts = ['раз', 'два', 'три'].map(word => `после замены ${word}`)
    for (const text of texts) await inbox.send(text)
    for (const page of [anna, ivan]) {
      const banner = page.getByTestId('channel-banner').filter({ hasText: bot.channel })
      await banner.waitFor()
      expect(await banner.innerText()).toContain('токен')
    }
    // On a phone it is one line, and the rest on a tap.
    await ivan.setViewportSize({ width: 390, height: 844 })
    const line = ivan.getByTestId('channel-banner-line')
    expect((await line.boundingBox())?.height).toBeLessThanOrEqual(44)
    await line.click()
    await ivan.getByTestId('channel-banner').waitFor()
    await ivan.setViewportSize({ width: 1440, height: 900 })
    for (const text of texts) await inbox.shows(text, 'waiting')
    expect(await inbox.markOf(texts[0] ?? '')).toContain('не принимает токен')
    await bot.connect(token)
    for (const text of texts) await inbox.shows(text, 'sent')
    expect(await bot.received('Токен')).toEqual(texts)
    for (const page of [anna, ivan]) await page.getByTestId('channel-banner').waitFor({ state: 'detached' })
  })

  it('stops at 4,096 UTF-16 units and counts what is too much', async () => {
    await talkTo('Длинно')
    const fits = 'я'.repeat(4094) + '😀'
    await inbox.composer.fill(`${fits}!`)
    expect(await anna.getByTestId('chat').innerText()).toContain('4097 из 4096')
    expect(await anna.getByTestId('composer-send').isDisabled()).toBe(true)
    await inbox.composer.press('Control+Enter')
    expect(await inbox.composer.inputValue()).toBe(`${fits}!`)
    await inbox.composer.press('Backspace')
    await inbox.composer.press('Control+Enter')
    await inbox.shows('😀', 'sent')
    expect(await bot.received('Длинно')).toEqual([fits])
    await inbox.composer.fill('недописано')
    await sameAfterReload(anna)
  })
})
