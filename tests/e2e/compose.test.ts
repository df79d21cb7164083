import { chatPath, messagePath, personPath, scheduledPath } from '@chats/domain/paths'
import { AxeBuilder } from '@axe-core/playwright'
import { FieldValue, Timestamp } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { sampleFile } from '../../local/src/messengers/sampleFile.ts'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { sameAfterReload } from '../support/sameAfterReload.ts'
import { simulatorClient } from '../support/simulatorClient.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const simulator = simulatorClient(stack.simulators)

describe('what a manager puts together', () => {
  let db: Firestore
  let bot: Bot
  let page: Page
  let inbox: ReturnType<typeof inboxOf>
  const calls = async () =>
    (await simulator.calls()).filter(
      call => call.channel === bot.channel && call.method.startsWith('send') && call.ok,
    )
  const last = async () => (await calls()).at(-1)
  const kinds = () =>
    page.getByTestId('block').evaluateAll(all => all.map(one => one.getAttribute('data-kind')))
  const select = (field: Locator, from: number, to: number) =>
    field.evaluate(
      (element: HTMLTextAreaElement, [start = 0, end = 0]) => {
        element.focus()
        element.setSelectionRange(start, end)
      },
      [from, to],
    )
  const menu = async (text: string, item: string) => {
    await inbox.message(text).last().hover()
    await inbox.message(text).last().getByTestId('message-menu').click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  /** As another device has it: what this browser kept is gone. */
  const reload = async () => {
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (key.startsWith('draft/')) localStorage.removeItem(key)
    })
    await page.reload()
    await inbox.messages.first().waitFor()
  }

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'compose')
    await bot.say('Складна', 'що входить у курс?')
    await bot.say('Інша', 'добрий день')
    page = await browser.openInbox('anna@demo.test')
    inbox = inboxOf(page)
    await page.getByTestId('tab-all').click()
    await inbox.openChat('Складна')
  })
  afterAll(() => db.terminate())

  it('S-46, S-47: builds a message of blocks of every kind, in an order that drags and keys change', async () => {
    await page.getByTestId('constructor-open').click()
    for (const kind of ['text', 'image', 'link', 'video', 'template', 'file'])
      await page.getByTestId(`block-add-${kind}`).click()
    expect(await kinds()).toEqual(['text', 'image', 'link', 'video', 'template', 'file'])
    await page.getByTestId('block-text').fill('Здравствуйте! Вот программа.')
    await select(page.getByTestId('block-text'), 0, 13)
    await page.keyboard.press('Control+b')
    await page.getByTestId('block-url').fill('example.com/course')
    await page.getByTestId('block-link-text').fill('Программа курса')
    await page.getByTestId('block-template').selectOption({ index: 1 })
    const photo = sampleFile('photo')
    const inputs = page.getByTestId('block-input')
    await inputs.nth(0).setInputFiles({ name: 'зал.png', mimeType: 'image/png', buffer: photo.bytes })
    await inputs.nth(2).setInputFiles({
      name: 'план.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF'),
    })
    const handles = page.getByTestId('block-handle')
    const [text, image] = [page.getByTestId('block').nth(0), handles.nth(1)]
    await text.scrollIntoViewIfNeeded()
    const [over, from] = [await text.boundingBox(), await image.boundingBox()]
    if (!over || !from) throw new Error('no blocks')
    await page.mouse.move(from.x + 8, from.y + 8)
    await page.mouse.down()
    await page.mouse.move(from.x + 8, over.y + 4, { steps: 12 })
    await page.mouse.up()
    expect((await kinds()).slice(0, 2)).toEqual(['image', 'text'])
    await handles.nth(0).press('ArrowDown')
    expect((await kinds()).slice(0, 2)).toEqual(['text', 'image'])
    expect(await handles.nth(1).evaluate(one => one === document.activeElement)).toBe(true)
    for (const at of [5, 4, 3, 2]) await handles.nth(at).press('ArrowUp')
    expect(await kinds()).toEqual(['text', 'file', 'image', 'link', 'video', 'template'])
    await page.getByTestId('block').nth(4).getByTestId('block-remove').click()
    expect(await kinds()).not.toContain('video')
    await page.getByTestId('block-undo').click()
    await page.getByTestId('block').nth(4).getByTestId('block-remove').click()
    expect(await kinds()).toEqual(['text', 'file', 'image', 'link', 'template'])
  })

  it('S-48: says before what each messenger makes of it', async () => {
    const parts = page.getByTestId('part')
    await eventually(async () => expect(await parts.count()).toBe(4))
    expect(await parts.nth(0).locator('strong').innerText()).toBe('Здравствуйте!')
    expect(await page.getByTestId('part-note').count()).toBe(0)
    await page.getByTestId('preview-vk').click()
    expect(await page.getByTestId('preview').innerText()).toContain(
      'Программа курса (https://example.com/course)',
    )
    expect(await page.getByTestId('part-note').innerText()).toContain('VK не прячет адрес')
    await page.getByTestId('preview-telegram').click()
    await page.getByTestId('block-url').fill('https://')
    await page.getByText('Проверьте адрес ссылки').waitFor()
    expect(await page.getByTestId('constructor-send').isDisabled()).toBe(true)
    await page.getByTestId('block-url').fill('example.com/course')
    const { violations } = await new AxeBuilder({ page })
      .include('[role=dialog]')
      .setLegacyMode(true)
      .analyze()
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
  })

  it('S-49, S-50, A13: keeps it for its chat, says so by the name, over a reload and on another device', async () => {
    await page.keyboard.press('Escape')
    await inbox.row('Складна').getByTestId('row-constructing').waitFor()
    await page.getByTestId('constructor-waits').waitFor()
    const draft = db.collectionGroup('drafts').where('personId', '==', bot.personId('Складна'))
    await eventually(async () => expect((await draft.get()).docs[0]?.get('blocks')).toHaveLength(5))
    await inbox.openChat('Інша')
    await page.getByTestId('constructor-open').click()
    await page.getByTestId('constructor-empty').waitFor()
    await page.keyboard.press('Escape')
    await inbox.openChat('Складна')
    await reload()
    await inbox.row('Складна').getByTestId('row-constructing').waitFor()
    await page.getByTestId('constructor-open').click()
    await page.getByTestId('block').nth(4).waitFor()
    expect(await page.getByTestId('block-text').inputValue()).toBe('Здравствуйте! Вот программа.')
    await page.getByTestId('preview').locator('img').first().waitFor()
  })

  it('S-48, A12: «Сохранить сообщение» sends it, block by block in its order', async () => {
    await page.getByRole('button', { name: /Сохранить сообщение/ }).click()
    await page.getByTestId('constructor').waitFor({ state: 'detached' })
    await eventually(async () => expect(await calls()).toHaveLength(4))
    const [words, file, photo, rest] = await calls()
    expect([words, file, photo, rest].map(call => call?.method)).toEqual([
      'sendMessage',
      'sendDocument',
      'sendPhoto',
      'sendMessage',
    ])
    expect(words?.params['text']).toBe('Здравствуйте! Вот программа.')
    expect(JSON.stringify(words?.params['entities'])).toContain('"type":"bold"')
    expect(JSON.stringify(rest?.params['entities'])).toContain('"url":"https://example.com/course"')
    expect(String(rest?.params['text'])).toContain('Складна')
    await inbox.row('Складна').getByTestId('row-constructing').waitFor({ state: 'detached' })
    await page.getByTestId('constructor-waits').waitFor({ state: 'detached' })
  })

  it('formats by keys and buttons; what goes are entities, and a draft and an edit keep them', async () => {
    await inbox.composer.fill('Стоимость 100, детали здесь')
    await select(inbox.composer, 10, 13)
    await page.keyboard.press('Control+b')
    const preview = page.getByTestId('format-preview')
    expect(await preview.locator('strong').innerText()).toBe('100')
    await select(inbox.composer, 22, 27)
    await page.getByTestId('format-link').click()
    await page.getByTestId('format-url').fill('example.com')
    await page.getByTestId('format-url').press('Enter')
    await preview.getByRole('link', { name: 'здесь' }).waitFor()
    await inbox.composer.press('Home')
    await inbox.composer.pressSequentially('Да. ')
    expect(await preview.locator('strong').innerText()).toBe('100')
    await inbox.composer.blur()
    const draft = db.collectionGroup('drafts').where('personId', '==', bot.personId('Складна'))
    await eventually(async () => expect((await draft.get()).docs[0]?.get('formatting')).toHaveLength(2))
    await reload()
    expect(await preview.locator('strong').innerText()).toBe('100')
    await inbox.composer.press('Control+Enter')
    await inbox.shows('Да. Стоимость 100, детали здесь', 'sent')
    const entities = (await last())?.params['entities']
    expect(typeof entities === 'string' ? JSON.parse(entities) : entities).toEqual([
      { type: 'bold', offset: 14, length: 3 },
      { type: 'text_link', offset: 26, length: 5, url: 'https://example.com/' },
    ])
    await preview.waitFor({ state: 'detached' })
    await menu('Да. Стоимость 100', 'Редактировать сообщение')
    expect(await preview.locator('strong').innerText()).toBe('100')
    await page.keyboard.press('Escape')
    await inbox.send('просто слова')
    await inbox.shows('просто слова', 'sent')
    expect((await last())?.params['entities']).toEqual([])
  })

  it('a removal can be taken back for some seconds, in any chat', async () => {
    await menu('просто слова', 'Удалить сообщение')
    await page.getByTestId('remove-confirm').click()
    await page.getByTestId('removal').waitFor()
    await inbox.openChat('Інша')
    await page.getByTestId('removal-undo').click()
    await page.getByTestId('removal').waitFor({ state: 'detached' })
    await inbox.openChat('Складна')
    await menu('просто слова', 'Удалить сообщение')
    await page.getByTestId('remove-confirm').click()
    await inbox.message('Сообщение удалено').waitFor()
    const removed = (await simulator.calls()).filter(
      call => call.channel === bot.channel && call.method === 'deleteMessage',
    )
    expect(removed).toHaveLength(1)
  })

  it('sends later what can wait, holds nothing up meanwhile, and can be changed, stopped and sent now', async () => {
    const scheduled = page.getByTestId('scheduled')
    expect(await page.getByTestId('schedule-open').isDisabled()).toBe(true)
    await inbox.composer.fill('напомню про оплату')
    await page.getByTestId('schedule-open').click()
    await page.getByTestId('schedule-tomorrow').click()
    await page.getByTestId('schedule-save').click()
    await scheduled.filter({ hasText: 'напомню про оплату' }).waitFor()
    expect(await scheduled.innerText()).toContain('09:00')
    expect(await inbox.composer.inputValue()).toBe('')
    await inbox.send('пишу раньше')
    await inbox.shows('пишу раньше', 'sent')
    await page.getByTestId('scheduled-edit').click()
    await page.getByTestId('schedule-text').fill('напомню об оплате')
    await page.getByTestId('schedule-save').click()
    await scheduled.filter({ hasText: 'напомню об оплате' }).waitFor()
    const [waiting] = (await db.collection(`${chatPath(bot.chatId('Складна'))}/scheduled`).get()).docs
    await bot.say('Складна', 'я уже оплатила')
    await scheduled.filter({ hasText: 'Не отправлено: клиент написал раньше' }).waitFor()
    await page.getByTestId('scheduled-now').click()
    await inbox.shows('напомню об оплате', 'sent')
    await scheduled.waitFor({ state: 'detached' })
    expect((await last())?.params['text']).toBe('напомню об оплате')
    const there = db.doc(scheduledPath(bot.chatId('Складна'), waiting?.id ?? ''))
    expect((await there.get()).exists).toBe(false)
    await inbox.composer.fill('передумаю')
    await page.getByTestId('schedule-open').click()
    await page.getByTestId('schedule-inHour').click()
    await page.getByTestId('schedule-save').click()
    await page.getByTestId('scheduled-cancel').click()
    await scheduled.waitFor({ state: 'detached' })
    await eventually(async () => expect(await inbox.composer.inputValue()).toBe('передумаю'))
    await inbox.composer.fill('')
  })

  it('sends files and a voice message later as well, and gives them back when they are cancelled', async () => {
    const scheduled = page.getByTestId('scheduled')
    const chatId = bot.chatId('Складна')
    const photo = sampleFile('photo')
    await page.getByTestId('attach-input').setInputFiles([
      { name: 'стенд.png', mimeType: 'image/png', buffer: photo.bytes },
      { name: 'вход.png', mimeType: 'image/png', buffer: photo.bytes },
    ])
    await inbox.composer.fill('наш стенд')
    const plan = async (preset: string) => {
      await page.getByTestId(`schedule-${preset}`).click()
      await page.getByTestId('schedule-save').click()
    }
    await page.getByTestId('schedule-open').click()
    await plan('tomorrow')
    await scheduled.filter({ hasText: 'Одним альбомом: 2 файла' }).filter({ hasText: 'наш стенд' }).waitFor()
    expect(await page.getByTestId('attachments').count()).toBe(0)
    await page.getByTestId('scheduled-edit').click()
    await page.getByTestId('schedule-text').fill('стенд и вход')
    await page.getByTestId('schedule-save').click()
    await scheduled.filter({ hasText: 'стенд и вход' }).waitFor()
    await page.getByTestId('scheduled-cancel').click()
    await scheduled.waitFor({ state: 'detached' })
    await eventually(async () => expect(await page.getByTestId('attachment').count()).toBe(2))
    expect(await inbox.composer.inputValue()).toBe('стенд и вход')
    await page.getByTestId('schedule-open').click()
    await plan('inHour')
    await scheduled.waitFor()
    // Its time has come: as functions find it.
    const plans = (await db.collection(`${chatPath(chatId)}/scheduled`).get()).docs
    expect(plans).toHaveLength(2)
    const due = db.batch()
    for (const { ref } of plans) due.update(ref, { sendAt: Timestamp.fromMillis(Date.now() - 1) })
    await due.commit()
    await eventually(async () => expect((await last())?.method).toBe('sendMediaGroup'), 90_000)
    expect((await last())?.params['media']).toMatchObject([{ caption: 'стенд и вход' }, { type: 'photo' }])
    await scheduled.waitFor({ state: 'detached' })

    await page.getByTestId('voice').click()
    await page.getByTestId('voice-bar').locator('.time').filter({ hasText: '0:01' }).waitFor()
    await page.getByTestId('voice').click()
    await page.getByTestId('voice-later').click()
    await plan('tomorrow')
    await scheduled.filter({ hasText: 'Голосовое сообщение, 0:0' }).waitFor()
    await page.getByTestId('scheduled-cancel').click()
    await page.getByTestId('voice-bar').filter({ hasText: 'Голосовое, 0:0' }).waitFor()
    await page.getByTestId('voice-later').click()
    await plan('tomorrow')
    await scheduled.waitFor()
    await page.getByTestId('scheduled-now').click()
    await eventually(async () => expect((await last())?.method).toMatch(/sendVoice|sendDocument/u))
    await scheduled.waitFor({ state: 'detached' })
  })

  it('holds files back, too, when a colleague has answered meanwhile', async () => {
    const chatId = bot.chatId('Складна')
    await page.getByTestId('attach-input').setInputFiles({
      name: 'прайс.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF'),
    })
    await page.getByTestId('attachments').waitFor()
    await db.doc(messagePath(chatId, 'by-ivan')).set({
      schema: 1,
      chatId,
      personId: bot.personId('Складна'),
      direction: 'out',
      kind: 'text',
      at: FieldValue.serverTimestamp(),
      content: { kind: 'text', text: 'я уже выслал прайс' },
      author: { type: 'manager', id: 'ivan', name: 'Иван' },
      externalId: '900900',
      delivery: { state: 'sent', attempt: 1, sentAt: Timestamp.now() },
    })
    await inbox.message('я уже выслал прайс').waitFor()
    await page.getByTestId('composer-send').click()
    await page.getByTestId('send-guard').waitFor()
    expect(await page.getByTestId('guard-answer').innerText()).toContain('я уже выслал прайс')
    expect(await page.getByTestId('guard-mine').innerText()).toContain('Файлы')
    await page.getByTestId('guard-send').click()
    await eventually(async () => expect((await last())?.method).toBe('sendDocument'))
  })

  it('an unsent note keeps whom it mentions', async () => {
    await page.getByTestId('note-open').click()
    await page.getByTestId('mention-field').fill('Мар')
    await page.getByTestId('note').getByRole('option', { name: 'Марина Ковальчук' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Не отмечать:/ }).waitFor()
    await page.reload()
    await inbox.messages.first().waitFor()
    await page.getByTestId('note-open').click()
    await page.getByRole('button', { name: /^Не отмечать:/ }).click()
    await page.keyboard.press('Escape')
  })

  it('forwards a message to another channel of the person', async () => {
    const other = await openBot(stack, db, 'compose2')
    await other.say('Складна друга', 'пишу и сюда')
    const [chatId, personId] = [other.chatId('Складна друга'), bot.personId('Складна')]
    await eventually(async () => expect((await db.doc(chatPath(chatId)).get()).exists).toBe(true))
    const row: unknown = (await db.doc(personPath(other.personId('Складна друга'))).get()).get('chats')
    await db.doc(chatPath(chatId)).update({ personId })
    await db.doc(personPath(personId)).update({
      [`chats.${chatId}`]: (row as Record<string, unknown>)[chatId],
    })
    await menu('Да. Стоимость 100', 'Переслать в другой канал')
    await page.getByTestId('forward-to').click()
    await eventually(async () =>
      expect(await other.received('Складна друга')).toEqual(['Да. Стоимость 100, детали здесь']),
    )
    await sameAfterReload(page)
  })
})
