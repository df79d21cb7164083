import { AxeBuilder } from '@axe-core/playwright'
import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { sampleFile } from '../../local/src/messengers/sampleFile.ts'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { simulatorClient } from '../support/simulatorClient.ts'
import { useBrowser } from '../support/useBrowser.ts'
import { writePerson } from '../support/writePerson.ts'
import { writeEveryKind } from '../support/writeEveryKind.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const simulator = simulatorClient(stack.simulators)

describe('what a chat carries', () => {
  let db: Firestore
  let page: Page
  const one = (name: string) => page.locator(`[data-message-id="kind-${name}"]`)
  /** Half a view up at a time, and from the top to the end: rows far away are not in the document. */
  const look = () =>
    page.getByRole('feed').evaluate(feed => {
      if (feed.scrollTop === 0) feed.scrollTo(0, feed.scrollHeight)
      else feed.scrollBy(0, -feed.clientHeight / 2)
    })
  const shown = async (name: string) => {
    const found = one(name)
    await eventually(async () => {
      if ((await found.count()) === 0) await look()
      expect(await found.count()).toBe(1)
    })
    await found.scrollIntoViewIfNeeded()
    return found
  }

  beforeAll(async () => {
    db = openAdmin(stack)
    const where = { chatId: 'demo-telegram_kinds', personId: 'p-kinds', personName: 'Соня' }
    await writePerson(db, { ...where, channelId: 'demo-telegram', messenger: 'telegram' })
    await writeEveryKind(stack, db, where, Date.now())
    page = await browser.openInbox('anna@demo.test')
    await inboxOf(page).openChat('Соня')
  })
  afterAll(() => db.terminate())

  it('says a reply, reactions, edits, removals and where it was written', async () => {
    const refused = await shown('out-refused')
    expect(await refused.getByTestId('change').innerText()).toContain('больше не разрешает')
    expect(await (await shown('out-elsewhere')).innerText()).toContain('Написано в самом Telegram')
    expect(await (await shown('out-read')).getByRole('img', { name: 'Прочитано' }).count()).toBe(1)
    expect(await (await shown('deleted')).innerText()).toContain('Сообщение удалено')
    const edited = await shown('edited')
    await edited.getByRole('button', { name: /^Изменено/ }).click()
    await page.getByText('Буду в пять').waitFor()
    await page.keyboard.press('Escape')
    const reply = await shown('reply')
    expect(await reply.getByTestId('reaction').count()).toBe(2)
    await reply.getByTestId('quote').click()
    await eventually(async () => expect(await one('text').getAttribute('data-flashed')).not.toBeNull())
  })

  it('names every kind for who does not see it', async () => {
    const names: [
      kind: string,
      role: 'button' | 'link' | 'list' | 'slider' | 'img',
      name: string | RegExp,
    ][] = [
      ['failed', 'button', 'Повторить: Фотография'],
      ['contact', 'link', '+380 44 123-45-67'],
      ['location', 'link', 'OpenStreetMap'],
      ['file', 'button', /^Скачать: Договор поставки\.txt/],
      ['audio', 'button', 'Воспроизвести: Аудиозапись, 0:05'],
      ['voice', 'button', 'Воспроизвести: Голосовое сообщение, 0:02'],
      ['voice', 'slider', 'Место в записи'],
      ['tgs', 'img', 'Стикер 🔥'],
      ['sticker', 'img', 'Стикер 😀'],
      ['animation', 'img', 'GIF'],
      ['round', 'button', /^Воспроизвести: Видеосообщение, 0:05/],
      ['video', 'button', /^Воспроизвести: Видео, 0:12/],
      ['album-a', 'list', 'Альбом: 3 файла'],
      ['photo', 'button', 'Открыть: Вот наш стенд'],
      ['text', 'link', 'здесь'],
    ]
    for (const [kind, role, name] of names)
      await (await shown(kind)).getByRole(role, { name, exact: true }).first().waitFor()
    expect(await (await shown('too-big')).innerText()).toMatch(
      /свадьба\.mp4[\s\S]*700 МБ[\s\S]*Слишком большой/,
    )
    expect(await (await shown('poll')).getByRole('listitem').allInnerTexts()).toEqual([
      'Утром',
      'Днём',
      'Вечером',
    ])
    expect(await (await shown('unsupported')).innerText()).toContain('История')
  })

  it('shows formatted words as elements, hides a spoiler, and says where a link leads', async () => {
    const text = await shown('text')
    expect(await text.locator('strong').innerText()).toBe('Важно:')
    expect(await text.locator('code').innerText()).toBe('SALE-10')
    expect(await text.innerText()).toContain('example.com')
    const spoiler = text.getByRole('button', { name: 'Скрытый текст. Показать' })
    await spoiler.press('Enter')
    await eventually(async () => expect(await text.locator('[aria-expanded=true]').count()).toBe(1))
  })

  it('opens a photo over the page, walks with the arrows and comes back', async () => {
    const photo = (await shown('photo')).getByRole('button', { name: /^Открыть/ })
    await photo.click()
    const box = page.getByTestId('lightbox')
    await box.locator('img').waitFor()
    expect(await box.innerText()).toContain('Фото 1 из 5')
    await page.keyboard.press('ArrowRight')
    await box.getByText('Фото 2 из 5').waitFor()
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'detached' })
    expect(await photo.evaluate(button => button === document.activeElement)).toBe(true)
  })

  it('plays a voice message, and only one at a time', async () => {
    const first = (await shown('voice')).getByTestId('sound')
    await first.getByRole('button').first().click()
    await first.getByRole('button', { name: 'Скорость 1×' }).click()
    await first.getByRole('button', { name: 'Скорость 1.5×' }).waitFor()
    const slider = first.getByRole('slider')
    await slider.press('End')
    await eventually(async () =>
      expect(Number(await slider.getAttribute('aria-valuenow'))).toBeLessThanOrEqual(2),
    )
    const other = (await shown('audio')).getByTestId('sound')
    await other.getByRole('button').first().click()
    await eventually(async () =>
      expect(await page.locator('[data-testid=sound][data-playing]').count()).toBeLessThanOrEqual(1),
    )
  })

  it('has nothing serious for axe, light and dark, wide and narrow', async () => {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(viewport)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
        const { violations } = await new AxeBuilder({ page })
          .include('[data-testid=chat]')
          // Its name begins with the visible words and says the number with its noun.
          .exclude('.read')
          .setLegacyMode(true)
          .analyze()
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        expect(
          serious.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
        ).toEqual([])
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow).toBe(0)
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  })
})

describe('what a manager does with messages', () => {
  let db: Firestore
  let bot: Bot
  let page: Page
  const calls = async (method: string) =>
    (await simulator.calls()).filter(
      call => call.channel === bot.channel && call.method === method && call.ok,
    )
  const menuOf = async (text: string) => {
    const message = inboxOf(page).message(text).last()
    await message.hover()
    await message.getByTestId('message-menu').click()
    return page.getByTestId('message-menu-list')
  }

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'menu')
    await bot.say('Тарас', 'сколько стоит?')
    page = await browser.openInbox('anna@demo.test')
    await inboxOf(page).openChat('Тарас')
  })
  afterAll(() => db.terminate())

  it('answers one message of the person, by keyboard', async () => {
    const inbox = inboxOf(page)
    await inbox.message('сколько стоит?').focus()
    await page.keyboard.press('Shift+F10')
    const answer = page.getByRole('menuitem', { name: 'Ответить' })
    await eventually(async () =>
      expect(await answer.evaluate(one => one === document.activeElement)).toBe(true),
    )
    await page.keyboard.press('Enter')
    await page.getByTestId('composing').waitFor()
    await page.keyboard.press('Escape')
    await page.getByTestId('composing').waitFor({ state: 'detached' })
    await (await menuOf('сколько стоит?')).getByRole('menuitem', { name: 'Ответить' }).click()
    await inbox.send('сто гривен')
    await inbox.shows('сто гривен', 'sent')
    expect(await inbox.message('сто гривен').getByTestId('quote').innerText()).toContain('сколько стоит?')
    const [sent] = await calls('sendMessage')
    expect(JSON.stringify(sent?.params['reply_parameters'])).toContain('message_id')
  })

  it('edits what was sent: the arrow up, Ctrl+Enter, and the history', async () => {
    const inbox = inboxOf(page)
    await inbox.composer.press('ArrowUp')
    await page.getByTestId('composing').waitFor()
    expect(await inbox.composer.inputValue()).toBe('сто гривен')
    await inbox.composer.fill('двести гривен')
    await inbox.composer.press('Control+Enter')
    await inbox.message('двести гривен').getByText('изменено').waitFor()
    expect((await calls('editMessageText')).at(-1)?.params['text']).toBe('двести гривен')
    expect(await inbox.composer.inputValue()).toBe('')
  })

  it('removes a message at the person’s side after asking', async () => {
    const inbox = inboxOf(page)
    await (await menuOf('двести гривен')).getByRole('menuitem', { name: 'Удалить сообщение' }).click()
    const stay = page.getByRole('button', { name: 'Не удалять' })
    await eventually(async () =>
      expect(await stay.evaluate(one => one === document.activeElement)).toBe(true),
    )
    await page.getByTestId('remove-confirm').click()
    await inbox.message('Сообщение удалено').waitFor()
    expect(await calls('deleteMessage')).toHaveLength(1)
  })

  it('reacts, and takes the reaction away', async () => {
    await (await menuOf('сколько стоит?')).getByRole('menuitemradio', { name: 'Реакция 👍' }).click()
    const reaction = inboxOf(page).message('сколько стоит?').getByTestId('reaction')
    await eventually(async () => {
      expect(await reaction.getAttribute('data-moving')).toBeNull()
      expect(await reaction.getAttribute('aria-pressed')).toBe('true')
    })
    await reaction.click()
    await reaction.waitFor({ state: 'detached' })
    await eventually(async () => expect(await calls('setMessageReaction')).toHaveLength(2))
  })

  it('sends a photo with its caption, and says what cannot go', async () => {
    const photo = sampleFile('photo')
    const input = page.getByTestId('attach-input')
    await input.setInputFiles([
      { name: 'стенд.png', mimeType: 'image/png', buffer: photo.bytes },
      { name: 'пусто.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    ])
    await page.getByTestId('attachment').filter({ hasText: 'Файл пуст' }).waitFor()
    expect(await page.getByTestId('composer-send').isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Убрать пусто.txt' }).click()
    await inboxOf(page).send('наш стенд')
    await inboxOf(page).shows('наш стенд', 'sent')
    const [sent] = await calls('sendPhoto')
    expect(sent?.params['caption']).toBe('наш стенд')
    await inboxOf(page).message('наш стенд').locator('img').waitFor()
    expect(await page.getByTestId('attachments').count()).toBe(0)
  })
})
