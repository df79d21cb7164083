import { messagePath } from '@chats/domain/paths'
import { AxeBuilder } from '@axe-core/playwright'
import { Timestamp } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { sampleFile } from '../../local/src/messengers/sampleFile.ts'
import { hostileTexts } from '../../web/src/features/chat/gallery/hostileTexts.ts'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { sameAfterReload } from '../support/sameAfterReload.ts'
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
    // A row that is just being measured may slip away from under a press.
    await eventually(async () => {
      await (await shown('reply')).getByTestId('quote').click({ timeout: 2_000 })
      expect(await one('text').getAttribute('data-flashed', { timeout: 2_000 })).not.toBeNull()
    })
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
    expect(await box.innerText()).toContain('1 из 6')
    await page.keyboard.press('ArrowRight')
    await box.getByText('2 из 6').waitFor()
    await page.keyboard.press('ArrowLeft')
    const saved = page.waitForEvent('download')
    await box.getByRole('button', { name: 'Скачать' }).click()
    expect((await saved).suggestedFilename()).toBe(sampleFile('photo').name)
    await page.keyboard.press('ArrowRight')
    await box.getByText('2 из 6').waitFor()
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'detached' })
    expect(await photo.evaluate(button => button === document.activeElement)).toBe(true)
  })

  it('plays a voice message in three speeds, and only one at a time', async () => {
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
    await sameAfterReload(page)
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

  it('S-107, A26: answers one message of the person, by keyboard', async () => {
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

  it('S-103, A24: edits what was sent: the arrow up, Ctrl+Enter, and the history', async () => {
    const inbox = inboxOf(page)
    await inbox.composer.press('ArrowUp')
    await page.getByTestId('composing').waitFor()
    expect(await inbox.composer.inputValue()).toBe('сто гривен')
    await inbox.composer.fill('двести гривен')
    await inbox.composer.press('Control+Enter')
    await inbox.message('двести гривен').getByText('изменено').waitFor()
    expect((await calls('editMessageText')).at(-1)?.params['text']).toBe('двести гривен')
    await eventually(async () => expect(await inbox.composer.inputValue()).toBe(''))
  })

  it('S-103, S-104: removes a message at the person’s side after asking', async () => {
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

  it('sends photos as one album, chosen before another chat was looked at, and says what cannot go', async () => {
    const photo = sampleFile('photo')
    const input = page.getByTestId('attach-input')
    await input.setInputFiles([
      { name: 'стенд.png', mimeType: 'image/png', buffer: photo.bytes },
      { name: 'вход.png', mimeType: 'image/png', buffer: photo.bytes },
      { name: 'пусто.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    ])
    await page.getByTestId('attachment').filter({ hasText: 'Файл пуст' }).waitFor()
    expect(await page.getByTestId('composer-send').isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Убрать пусто.txt' }).click()
    await page.getByText('Одним альбомом: 2 файла').first().waitFor()
    await (await menuOf('сколько стоит?')).getByRole('menuitem', { name: 'Ответить' }).click()
    await inboxOf(page).openChat('Соня')
    expect(await page.getByTestId('attachments').count()).toBe(0)
    await inboxOf(page).openChat('Тарас')
    expect(await page.getByTestId('attachment').count()).toBe(2)
    expect(await page.getByTestId('composing').innerText()).toContain('сколько стоит?')
    await inboxOf(page).send('наш стенд')
    await inboxOf(page).shows('наш стенд', 'sent')
    const [sent] = await calls('sendMediaGroup')
    const { reply_parameters, media } = sent?.params ?? {}
    expect(JSON.stringify(reply_parameters)).toContain('message_id')
    expect(media).toMatchObject([{ type: 'photo', caption: 'наш стенд' }, { type: 'photo' }])
    await eventually(async () =>
      expect(await inboxOf(page).message('наш стенд').locator('img').count()).toBe(2),
    )
    expect(await page.getByTestId('attachments').count()).toBe(0)
  })
})

describe('a long chat', () => {
  const chatId = 'demo-telegram_long'
  const place = { chatId, personId: 'p-long', personName: 'Орися' }
  const begun = Date.now() - 3 * 86_400_000
  const idOf = (n: number) => `long-${String(n).padStart(4, '0')}`
  let db: Firestore
  let page: Page
  const one = (n: number) => page.locator(`[data-message-id="${idOf(n)}"]`)
  const write = (n: number, at: number, more: object = {}) => ({
    path: messagePath(chatId, idOf(n)),
    data: {
      schema: 1,
      chatId,
      personId: place.personId,
      direction: 'in',
      kind: 'text',
      at: Timestamp.fromMillis(at),
      content: { kind: 'text', text: `запись ${n}` },
      author: { type: 'person', id: place.personId, name: place.personName },
      externalId: String(n),
      ...more,
    },
  })
  const inView = (n: number) =>
    one(n).evaluate(found => {
      const { top, bottom } = found.getBoundingClientRect()
      const feed = found.closest('[role=feed]')?.getBoundingClientRect()
      return feed !== undefined && bottom > feed.top && top < feed.bottom
    })

  /** One was led to it: it is in view; the focus goes along, but from a field that is written in. */
  const ledTo = async (n: number, focus = true) => {
    await one(n).waitFor()
    await eventually(async () => expect(await inView(n)).toBe(true))
    if (focus)
      await eventually(async () =>
        expect(await one(n).evaluate(found => found === document.activeElement)).toBe(true),
      )
  }

  beforeAll(async () => {
    db = openAdmin(stack)
    await writePerson(db, { ...place, channelId: 'demo-telegram', messenger: 'telegram' })
    const batch = db.batch()
    for (let n = 1; n <= 300; n++) {
      const replyTo = { externalId: '3', direction: 'in', kind: 'text', preview: 'запись 3' }
      const { path, data } = write(n, begun + n * 60_000, n === 299 ? { replyTo } : {})
      batch.set(db.doc(path), data)
    }
    await batch.commit()
    page = await browser.openInbox('anna@demo.test')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await inboxOf(page).openChat(place.personName)
  })
  afterAll(() => db.terminate())

  it('S-107, S-108: a reply leads to its message, however far it is, and back', async () => {
    await one(299).getByTestId('quote').click()
    await ledTo(3)
    expect(await one(300).count()).toBe(0)
    await page.getByTestId('to-latest').click()
    await one(300).waitFor()
    await eventually(async () => expect(await inView(300)).toBe(true))
    await page.getByTestId('to-latest').waitFor({ state: 'detached' })
  })

  it('an address with a message opens there, counts what comes meanwhile, and goes on to the end', async () => {
    await page.goto(`${stack.page}chats/all/${place.personId}/${chatId}?message=${idOf(150)}`)
    await ledTo(150)
    await db.doc(messagePath(chatId, idOf(301))).set(write(301, Date.now()).data)
    await page.getByRole('button', { name: 'К последним: 1 новое сообщение' }).waitFor()
    expect(await inView(150)).toBe(true)
    await page.getByRole('feed').hover()
    await eventually(async () => {
      await page.mouse.wheel(0, 700)
      expect(await one(301).count()).toBe(1)
    })
    await eventually(async () => {
      await page.mouse.wheel(0, 700)
      expect(await page.getByTestId('to-latest').count()).toBe(0)
    })
    const numbers = await inboxOf(page).messages.evaluateAll(all =>
      all.map(found => Number(found.getAttribute('data-message-id')?.slice(-4))),
    )
    expect(numbers).toEqual(numbers.map((_, i) => (numbers[0] ?? 0) + i))
    await page.goto(`${stack.page}chats/all/${place.personId}/${chatId}?message=nothing`)
    await page.getByText('Этого сообщения в переписке не нашлось.').waitFor()
    await one(301).waitFor()
  })

  it('copies the address of a message', async () => {
    await one(301).hover()
    await one(301).getByTestId('message-menu').click()
    await page.getByRole('menuitem', { name: 'Копировать ссылку' }).click()
    await page.getByText('Ссылка на сообщение скопирована').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${stack.page}chats/all/${place.personId}/${chatId}?message=${idOf(301)}`,
    )
  })

  it('is searched as far as one asks, and says how far that was', async () => {
    await page.getByRole('feed').focus()
    await page.keyboard.press('Control+KeyF')
    const search = page.getByTestId('chat-search')
    const field = search.getByRole('searchbox')
    await field.fill('ЗАПИСЬ 29')
    await search.getByText('10 совпадений').waitFor()
    expect(await search.getByTestId('chat-search-scope').innerText()).toContain('Просмотрены последние 30')
    await field.press('Enter')
    await search.getByText('1 из 10').waitFor()
    await ledTo(299, false)
    expect(await field.evaluate(one => one === document.activeElement)).toBe(true)
    await field.fill('запись 45')
    await search.getByText('Не найдено').waitFor()
    await field.press('Enter')
    await eventually(async () =>
      expect(await search.getByTestId('chat-search-scope').innerText()).toContain(
        'Просмотрены последние 230',
      ),
    )
    await field.press('Enter')
    await ledTo(45, false)
    expect(await search.getByTestId('chat-search-scope').innerText()).toContain('Просмотрен весь чат: 301')
    await field.press('Escape')
    await search.waitFor({ state: 'detached' })
  })

  it('is saved as text', async () => {
    const saved = page.waitForEvent('download')
    await page.getByTestId('chat-more').click()
    await page.getByRole('menuitem', { name: 'Сохранить переписку' }).click()
    const stream = await (await saved).createReadStream()
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(part)
    const lines = Buffer.concat(parts).toString().split('\n')
    expect(lines[0]).toContain('Переписка: Орися')
    expect(lines.filter(line => line.includes('Орися: запись'))).toHaveLength(301)
  })

  const happens = (n: number, content: object) =>
    db
      .doc(messagePath(chatId, idOf(n)))
      .set(write(n, Date.now() + n, { kind: 'indicator', content: { kind: 'indicator', ...content } }).data)

  it('S-73…S-78, S-80, S-82, A19: shows what the person did as it happens, on their side and unlike a message', async () => {
    const offer = { offer: 'Курс A1', price: 240, currency: 'EUR', orderId: '10482' }
    const all = [
      [
        { what: 'subscribed', tunnel: 'Знакомство', source: 'Instagram', tool: 'Тест', payload: 'spring' },
        /Подписался на бота[\s\S]*Туннель\s+Знакомство\s+Источник трафика\s+Instagram\s+Инструмент лидогенерации\s+Тест/,
      ],
      [{ what: 'resubscribed' }, /Подписался снова/],
      [{ what: 'ordered', ...offer }, /Заказал предложение[\s\S]*Курс A1[\s\S]*240/],
      [{ what: 'paid', ...offer, method: 'LiqPay' }, /Оплатил предложение[\s\S]*Курс A1/],
      [{ what: 'paymentFailed', ...offer, reason: 'Отказ банка' }, /Оплата не прошла[\s\S]*Отказ банка/],
      [{ what: 'tunnelStarted', tunnel: 'Урок', block: 'Начало' }, /СТАРТ туннеля[\s\S]*Урок[\s\S]*Начало/],
      [{ what: 'tunnelStopped', tunnel: 'Урок', block: 'Конец' }, /СТОП туннеля[\s\S]*Урок[\s\S]*Конец/],
    ] as const
    await page.getByTestId('to-latest').click()
    await one(301).waitFor()
    for (const [i, [content]] of all.slice(0, 3).entries()) await happens(400 + i, content)
    const left = await one(301).locator('.bubble').boundingBox()
    for (const [i, [, text]] of all.slice(0, 3).entries()) {
      const card = one(400 + i)
      await card.waitFor()
      expect(await card.innerText()).toMatch(text)
      expect(await card.locator('.bubble').count()).toBe(0)
      expect((await card.locator('.indicator').boundingBox())?.x).toBe(left?.x)
    }
    expect(await one(400).innerText()).not.toContain('spring')
    await one(400).getByRole('button').click()
    await one(400).getByText('spring').waitFor()

    for (const [i, [content]] of all.slice(3).entries()) await happens(403 + i, content)
    const run = page.getByTestId('event-run')
    await run.getByText('7 событий').waitFor()
    await run.getByRole('button').click()
    for (const [i, [, text]] of all.entries())
      await eventually(async () => expect(await one(400 + i).innerText()).toMatch(text))
  })

  it('S-105, S-106, A25: what is older than the window is edited and no longer removed, and it says why', async () => {
    const days = (count: number) => Timestamp.fromMillis(Date.now() - count * 86_400_000)
    const ours = (at: Timestamp, text: string) => ({
      direction: 'out',
      at,
      content: { kind: 'text', text },
      author: { type: 'manager', id: 'demo-anna', name: 'Анна Сергеева' },
      delivery: { state: 'sent', attempt: 1, sentAt: at },
    })
    const vk = { personId: 'p-window', personName: 'Вікно', chatId: 'demo-vk_window' } as const
    await writePerson(db, { ...vk, channelId: 'demo-vk', messenger: 'vk' })
    for (const [chat, personId, old, young, words] of [
      [chatId, place.personId, 2.1, 1.9, 'В Telegram удалить можно только в течение 48 часов'],
      [vk.chatId, vk.personId, 1.1, 0.9, 'В VK удалить можно только в течение 24 часов'],
    ] as const) {
      for (const [id, age] of [
        ['window-old', old],
        ['window-young', young],
      ] as const) {
        const { data } = write(1, 0, ours(days(age), id))
        await db
          .doc(messagePath(chat, id))
          .set({ ...data, chatId: chat, personId, externalId: `9${age * 10}` })
      }
      await page.goto(`${stack.page}chats/all/${personId}/${chat}?message=window-old`)
      const menuOf = async (id: string) => {
        const message = page.locator(`[data-message-id="${id}"]`)
        await message.hover()
        await message.getByTestId('message-menu').click()
        const list = page.getByTestId('message-menu-list')
        await list.waitFor()
        const item = (name: string) => list.getByRole('menuitem', { name })
        return { remove: item('Удалить сообщение'), edit: item('Редактировать сообщение') }
      }
      const of = await menuOf('window-old')
      expect(await of.remove.getAttribute('aria-disabled')).toBe('true')
      expect(await of.remove.innerText()).toContain(words)
      expect(await of.edit.getAttribute('aria-disabled')).toBeNull()
      await page.keyboard.press('Escape')
      await page.getByTestId('message-menu-list').waitFor({ state: 'detached' })
      expect(await (await menuOf('window-young')).remove.getAttribute('aria-disabled')).toBeNull()
      await page.keyboard.press('Escape')
    }
    await page.goto(`${stack.page}chats/all/${place.personId}/${chatId}`)
    await one(301).waitFor()
  })

  it('S-79, A18: shows a filter and a trigger each as a row of the system that says why on a press', async () => {
    await db.doc(messagePath(chatId, idOf(410))).set(write(410, Date.now() + 1_000, {}).data)
    await db.doc(messagePath(chatId, idOf(411))).set(
      write(411, Date.now() + 2_000, {
        kind: 'automation',
        content: {
          kind: 'automation',
          what: 'filter',
          block: 'Оплатил?',
          tunnel: 'Урок',
          condition: 'Есть оплата',
          outcome: false,
          inputs: [{ name: 'Оплаты', value: '0' }],
        },
      }).data,
    )
    await db.doc(messagePath(chatId, idOf(412))).set(
      write(412, Date.now() + 3_000, {
        kind: 'automation',
        content: { kind: 'automation', what: 'trigger', block: 'Написал «урок»', tunnel: 'Знакомство' },
      }).data,
    )
    await one(412).getByRole('button', { name: 'Сработал триггер: Написал «урок»' }).waitFor()
    const row = one(411)
    await row.getByRole('button', { name: 'Сработал фильтр: Оплатил? нет' }).click()
    await eventually(async () =>
      expect(await row.innerText()).toMatch(/Туннель\s+Урок[\s\S]*Условие\s+Есть оплата\s+Оплаты\s+0/),
    )
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
      const { violations } = await new AxeBuilder({ page })
        .include('[role=feed]')
        .setLegacyMode(true)
        .analyze()
      expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
    }
  })
})

describe('bad input', () => {
  it('A10, A11, A14: is shown literally in every bubble, runs nothing and breaks no line', async () => {
    const page = await browser.openInbox('anna@demo.test')
    const dialogs: string[] = []
    page.on('dialog', dialog => dialogs.push(dialog.message()))
    await page.goto(`${stack.page}gallery`)
    const gallery = page.getByTestId('gallery')
    await gallery.getByText('Bad input').waitFor()
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 })
      const found = await gallery.evaluate(root => {
        const inside = root.getBoundingClientRect()
        const bubbles = [...root.querySelectorAll('.bubble, .indicator, .automation')]
        return {
          hacked: '__hacked' in window,
          scrolls: root.scrollWidth > root.clientWidth,
          wide: bubbles.filter(one => one.getBoundingClientRect().right > inside.right).length,
          scripts: root.querySelectorAll('script, svg[onload], img[onerror], [onmouseover]').length,
          links: [...root.querySelectorAll('a')].filter(
            ({ href, rel, target }) =>
              !/^(https?|mailto|tel):/.test(href) ||
              (href.startsWith('http') && (!rel.includes('noopener') || target !== '_blank')),
          ).length,
        }
      })
      expect(found).toEqual({ hacked: false, scrolls: false, wide: 0, scripts: 0, links: 0 })
    }
    expect(dialogs).toEqual([])
    await page.close()
  })

  it('A10: goes to the person and comes from them as it was written', async () => {
    const db = openAdmin(stack)
    const bot = await openBot(stack, db, 'hostile')
    const page = await browser.openInbox('anna@demo.test')
    const inbox = inboxOf(page)
    await bot.say('Злой', hostileTexts['script'] ?? '')
    await inbox.openChat('Злой')
    await inbox.message('<img src=x onerror=').waitFor()
    for (const kind of ['quotes', 'turned', 'unbroken']) {
      const text = hostileTexts[kind] ?? ''
      await inbox.send(text)
      await eventually(async () => expect((await bot.received('Злой')).at(-1)).toBe(text))
    }
    await inbox.shows('ыыы', 'sent')
    expect(await page.evaluate(() => '__hacked' in window)).toBe(false)
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
    await page.close()
    await db.terminate()
  })
})

it('A12, A13, A15…A17, A19: formatting that cannot be, links that lie, templates and notes that want to run are words', async () => {
  const db = openAdmin(stack)
  try {
    const bot = await openBot(stack, db, 'lying')
    await bot.say('Хитрий', 'добрий день')
    const page = await browser.openInbox('anna@demo.test')
    const inbox = inboxOf(page)
    await inbox.openChat('Хитрий')
    const from = { id: Number(bot.chatId('Хитрий').split('_').at(-1)), is_bot: false, first_name: 'Хитрий' }
    const text = 'bank.com і 😀 кінець'
    await simulator.update(bot.channel, {
      message: {
        message_id: 900,
        date: Math.floor(Date.now() / 1000),
        chat: { id: from.id, type: 'private', first_name: from.first_name },
        from,
        text,
        entities: [
          { type: 'bold', offset: -5, length: 10 },
          { type: 'italic', offset: 3, length: 1_000_000_000 },
          { type: 'underline', offset: 12, length: 1 },
          { type: 'text_link', offset: 0, length: 8, url: 'https://evil.com/' },
          { type: 'text_link', offset: 9, length: 1, url: 'javascript:window.__hacked=1' },
        ],
      },
    })
    const message = inbox.message('evil.com')
    await message.waitFor()
    expect((await message.locator('.text').innerText()).replace(/\s*\(?evil\.com\)?\s*/u, ' ')).toContain(
      'і 😀 кінець',
    )
    const links = await message
      .locator('a')
      .evaluateAll(all =>
        all.map(one => [one.getAttribute('href'), one.getAttribute('target'), one.getAttribute('rel') ?? '']),
      )
    expect(links).toHaveLength(1)
    expect(links[0]?.slice(0, 2)).toEqual(['https://evil.com/', '_blank'])
    expect(links[0]?.[2]).toContain('noopener')

    const words = '{{constructor.constructor("window.__hacked=1")()}} <b>жирно</b> *звёзды* [x](javascript:1)'
    await db.doc('templates/lying').set({
      schema: 1,
      title: '<img src=x onerror="window.__hacked=1">',
      text: words,
      order: 99,
      archived: false,
      updatedAt: Timestamp.now(),
      updatedBy: { id: 'demo-admin', name: 'Марина Ковальчук' },
    })
    await page.getByTestId('templates-open').click()
    await page.getByTestId('templates-find').fill('onerror')
    await page.getByTestId('template').filter({ hasText: '<img src=x' }).click()
    expect(await inbox.composer.inputValue()).toBe(words)
    await page.getByTestId('composer-send').click()
    await inbox.shows('звёзды', 'sent')
    expect((await bot.received('Хитрий')).at(-1)).toBe(words)
    const calls = (await simulator.calls()).filter(
      ({ channel, method }) => channel === bot.channel && method === 'sendMessage',
    )
    expect(calls.at(-1)?.params['parse_mode']).toBeUndefined()

    const ivan = await browser.openInbox('ivan@demo.test')
    await page.getByTestId('note-open').click()
    await page.getByTestId('note-text').fill(hostileTexts['script'] ?? '')
    await page.getByTestId('note-text').press('Control+Shift+KeyA')
    await page.getByTestId('mention-field').pressSequentially('iva')
    await page.getByTestId('note').getByRole('option', { name: 'Іван Петренко' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByTestId('note-send').click()
    await ivan.getByTestId('notification-toast').filter({ hasText: '<img src=x onerror=' }).waitFor()
    await page.locator('[data-kind=note]').filter({ hasText: '<img src=x onerror=' }).waitFor()
    for (const each of [page, ivan]) expect(await each.evaluate(() => '__hacked' in window)).toBe(false)
    await db.doc('templates/lying').delete()
  } finally {
    await db.terminate()
  }
})

it('is told that the person is typing, takes the words to another channel, and takes a voice message back', async () => {
  const db = openAdmin(stack)
  try {
    const vk = 'demo-vk_typing'
    const who = { personId: 'p-typing', personName: 'Леся', chatId: vk, channelId: 'demo-vk' } as const
    await writePerson(db, { ...who, messenger: 'vk' })
    const other = 'demo-telegram_typing'
    const chat = { channelId: 'demo-telegram', messenger: 'telegram', state: 'subscribed', unread: 0 }
    await db.doc('people/p-typing').update({
      [`chats.${other}`]: { ...chat, unreadSince: null, lastInboundAt: Timestamp.now() },
    })
    await db.doc(`chats/${other}`).set({
      schema: 1,
      personId: who.personId,
      name: who.personName,
      messenger: 'telegram',
      channelId: 'demo-telegram',
      externalId: 'typing',
      state: 'subscribed',
      stateChangedAt: Timestamp.now(),
      createdAt: Timestamp.now(),
    })
    const page = await browser.openInbox('anna@demo.test')
    await page.goto(new URL(`/chats/all/p-typing/${vk}`, stack.page).href)
    const { composer } = inboxOf(page)
    await db.doc(`typing/${vk}`).set({ schema: 1, until: Timestamp.fromMillis(Date.now() + 10_000) })
    await page.getByTestId('person-typing').filter({ hasText: 'Леся' }).waitFor()
    await db.doc(`typing/${vk}`).set({ schema: 1, until: Timestamp.fromMillis(Date.now() - 1) })
    await page.getByTestId('person-typing').waitFor({ state: 'detached' })

    await page.getByTestId('voice').click()
    await page.getByTestId('voice-bar').filter({ hasText: 'Esc' }).waitFor()
    await page.keyboard.press('Escape')
    await composer.waitFor()

    await composer.fill('сто гривен')
    await db.doc('people/p-typing').update({ [`chats.${vk}.state`]: 'blocked' })
    await page.getByTestId('write-instead').click()
    await page.locator(`[data-testid="chat"][data-chat-id="${other}"]`).waitFor()
    await eventually(async () => expect(await composer.inputValue()).toBe('сто гривен'))
    expect((await db.collection(`chats/${vk}/messages`).get()).size).toBe(0)
  } finally {
    await db.terminate()
  }
})
