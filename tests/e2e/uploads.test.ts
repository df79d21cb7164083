import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Firestore } from '@google-cloud/firestore'
import type { Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import { sampleFile } from '../../local/src/messengers/sampleFile.ts'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { simulatorClient } from '../support/simulatorClient.ts'
import { useBrowser } from '../support/useBrowser.ts'
import { writePerson } from '../support/writePerson.ts'

const stack = inject('stack')
const browser = useBrowser(stack, [
  // The browser tells of the refusals that are played here.
  /Failed to load resource: the server responded with a status of (403|404)/,
  /net::ERR_FILE_NOT_FOUND|net::ERR_UPLOAD_FILE_CHANGED/,
])
const simulator = simulatorClient(stack.simulators)
const name = 'Файли'

describe('files on their way', () => {
  let db: Firestore
  let bot: Bot
  let page: Page
  let folder: string
  const id = (testid: string) => page.getByTestId(testid)
  const chosen = () => id('attachment')
  const choose = (...files: Parameters<ReturnType<Page['getByTestId']>['setInputFiles']>) =>
    id('attach-input').setInputFiles(...files)
  const pdf = (title: string) => ({
    name: title,
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n%%EOF'),
  })
  const sent = async (method: string) =>
    (await simulator.calls()).filter(
      call => call.channel === bot.channel && call.method === method && call.ok,
    )
  const uploads = `**/v0/b/**/o?*`
  /** What is uploaded is held, or answered so. */
  const play = (answer: (route: Route) => unknown) =>
    page.route(uploads, route =>
      route.request().method() === 'POST' ? void answer(route) : route.continue(),
    )
  const state = (wanted: string) => page.locator(`[data-testid=uploads] [data-upload-state=${wanted}]`)

  beforeAll(async () => {
    db = openAdmin(stack)
    folder = await mkdtemp(join(tmpdir(), 'chats-uploads-'))
    bot = await openBot(stack, db, 'uploads')
    await bot.say(name, 'чекаю на файли')
    page = await browser.openInbox('anna@demo.test')
    await inboxOf(page).openChat(name)
  })
  afterEach(() => page.unroute(uploads))
  afterAll(async () => {
    await rm(folder, { recursive: true })
    await db.terminate()
  })

  it('are chosen by a paste and a drop as by the button, and show the same strip', async () => {
    const png = sampleFile('photo').bytes.toString('base64')
    await inboxOf(page).composer.evaluate((field, bytes) => {
      const data = new DataTransfer()
      const content = Uint8Array.from(atob(bytes), one => one.charCodeAt(0))
      data.items.add(new File([content], 'з буфера.png', { type: 'image/png' }))
      field.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, png)
    await chosen().filter({ hasText: 'з буфера.png' }).locator('img').waitFor()
    await id('chat').evaluate(chat => {
      const data = new DataTransfer()
      for (const one of ['раз.txt', 'два.txt', 'три.txt'])
        data.items.add(new File([one], one, { type: 'text/plain' }))
      const send = (type: string) =>
        chat.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
      send('dragenter')
      send('dragover')
      send('drop')
    })
    await eventually(async () => expect(await chosen().count()).toBe(4))
    expect(await chosen().last().innerText()).toMatch(/три\.txt\s+Файл · 1?\d+ Б/u)
    await choose(pdf('кнопкой.pdf'))
    await chosen().filter({ hasText: 'кнопкой.pdf' }).waitFor()
    for (const left of [4, 3, 2, 1, 0]) {
      await page
        .getByRole('button', { name: /^Убрать / })
        .first()
        .click()
      await eventually(async () => expect(await chosen().count()).toBe(left))
    }
  })

  it('of 51 MB are refused at once, with the limit, before a byte is sent', async () => {
    const path = join(folder, 'кіно.bin')
    const file = await open(path, 'w')
    await file.truncate(51 * 1024 * 1024)
    await file.close()
    await choose(path)
    await chosen().filter({ hasText: 'Слишком большой' }).filter({ hasText: '50 МБ' }).waitFor()
    expect(await id('composer-send').isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Убрать кіно.bin' }).click()
  })

  it('that a messenger does not take are refused by its name; what a browser would run goes as bytes', async () => {
    const vk = { personId: 'p-uploads', personName: 'Спільнота', chatId: 'demo-vk_uploads' } as const
    await writePerson(db, { ...vk, channelId: 'demo-vk', messenger: 'vk' })
    await page.goto(new URL(`/chats/all/${vk.personId}/${vk.chatId}`, stack.page).href)
    await inboxOf(page).composer.waitFor()
    await choose({ name: 'песня.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from('ID3') })
    await chosen().filter({ hasText: 'VK не принимает такие файлы' }).waitFor()
    expect(await id('composer-send').isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Убрать песня.mp3' }).click()
    await inboxOf(page).openChat(name)

    await choose({
      name: 'сторінка.html',
      mimeType: 'text/html',
      buffer: Buffer.from('<script>window.__hacked = true</script>'),
    })
    await chosen().filter({ hasText: 'сторінка.html' }).waitFor()
    await id('composer-send').click()
    await eventually(async () => expect(await sent('sendDocument')).toHaveLength(1))
    const card = inboxOf(page).message('сторінка.html')
    await card.waitFor()
    const [message] = (
      await db
        .collection(`chats/${bot.chatId(name)}/messages`)
        .where('kind', '==', 'file')
        .get()
    ).docs
    expect(message?.get('content.file.type')).toBe('application/octet-stream')
    expect(await page.evaluate(() => '__hacked' in window)).toBe(false)
  })

  it('show how far they are, are cancelled, and ask before the tab is closed', async () => {
    let release = () => undefined as void
    const held = new Promise<void>(resolve => (release = resolve))
    await play(route => held.then(() => route.continue()).catch(() => undefined))
    await choose(pdf('довгий.pdf'))
    await id('composer-send').click()
    await state('uploading').filter({ hasText: 'Загружаем файл' }).waitFor()
    const asked = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await state('uploading').getByRole('button', { name: 'Отменить загрузку' }).click()
    await id('uploads').waitFor({ state: 'detached' })
    release()
    await page.unroute(uploads)
    await choose(pdf('другий.pdf'))
    await id('composer-send').click()
    await inboxOf(page).shows('другий.pdf', 'sent')
    // Nothing is half sent: the one that was cancelled never became a message.
    expect(await inboxOf(page).message('довгий.pdf').count()).toBe(0)
  })

  it('that were not taken stay with the reason and go by a press, once', async () => {
    await play(route => route.fulfill({ status: 403, body: '{"error":{"code":403,"message":"no"}}' }))
    await choose(pdf('уперте.pdf'))
    await inboxOf(page).composer.fill('підпис лишився')
    await id('composer-send').click()
    await state('failed').filter({ hasText: 'Файл не загрузился' }).waitFor()
    await page.unroute(uploads)
    await state('failed').getByRole('button', { name: 'Повторить' }).click()
    await inboxOf(page).shows('підпис лишився', 'sent')
    const captions = (await sent('sendDocument')).map(({ params }) => params['caption'])
    expect(captions.filter(caption => caption === 'підпис лишився')).toHaveLength(1)
  })

  it('that are gone from the device are said to be, and hold nothing else up', async () => {
    const path = join(folder, 'зникне.txt')
    await writeFile(path, 'недовго')
    await choose(path)
    await chosen().filter({ hasText: 'зникне.txt' }).waitFor()
    await rm(path)
    await id('composer-send').click()
    await state('gone').filter({ hasText: 'больше нет на устройстве' }).waitFor()
    await inboxOf(page).send('а слова йдуть')
    await inboxOf(page).shows('а слова йдуть', 'sent')
    await state('gone').getByRole('button', { name: 'Отменить загрузку' }).click()
    await id('uploads').waitFor({ state: 'detached' })
  })

  it('leave a tab that closed in the middle without a half-sent message', async () => {
    await play(() => undefined)
    await choose(pdf('обірваний.pdf'))
    await id('composer-send').click()
    await state('uploading').waitFor()
    const context = page.context()
    await page.close()
    page = await browser.openPage(context)
    await page.goto(stack.page)
    await inboxOf(page).openChat(name)
    await inboxOf(page).message('а слова йдуть').waitFor()
    expect(await inboxOf(page).message('обірваний.pdf').count()).toBe(0)
    const all = await db
      .collection(`chats/${bot.chatId(name)}/messages`)
      .where('kind', '==', 'file')
      .get()
    expect(all.docs.map(one => String(one.get('content.file.name')))).not.toContain('обірваний.pdf')
  })

  it('and words go where the browser has no room left to keep anything', async () => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    })
    await page.reload()
    await inboxOf(page).message('а слова йдуть').waitFor()
    await choose(pdf('без місця.pdf'))
    await inboxOf(page).send('місця немає')
    await inboxOf(page).shows('місця немає', 'sent')
    expect((await sent('sendDocument')).at(-1)?.params['caption']).toBe('місця немає')
  })
})
