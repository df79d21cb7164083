import { readFile } from 'node:fs/promises'
import type { Firestore } from '@google-cloud/firestore'
import { dictionaryPath } from '@chats/domain/paths'
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
const NAME = 'Пришедшая'

describe('lead tools', () => {
  let db: Firestore
  let bot: Bot
  let admin: Page
  let anna: Page
  let code: string
  const tool = () => admin.getByTestId('lead-tool').filter({ hasText: 'Визитка весна' })

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'leads')
    await bot.say('Прохожая', 'привет')
    for (const [kind, id, title] of [
      ['tunnels', 'e2e-spring', 'Весенний набор'],
      ['sources', 'e2e-fair', 'Ярмарка'],
    ] as const)
      await db
        .doc(dictionaryPath(kind))
        .set({ schema: 1, entries: { [id]: { title, order: 80 } } }, { merge: true })
    admin = await browser.openInbox('admin@demo.test')
    anna = await browser.openInbox('anna@demo.test')
  })
  afterAll(() => db.terminate())

  it('S-77: an admin makes a link with its tunnel and source, copies it and has it as a QR code', async () => {
    await admin.goto(new URL('/settings', stack.page).href)
    await admin.getByRole('link', { name: 'Лидогенерация' }).click()
    await admin.getByTestId('lead-tool-add').first().click()
    await admin.getByTestId('lead-tool-save').click()
    await admin.getByText('Дайте инструменту название').waitFor()
    await admin.getByTestId('lead-tool-title').fill('Визитка весна')
    await admin.getByTestId('lead-tool-code').fill('Весна')
    await admin.getByText('В коде могут быть только').waitFor()
    await admin.getByTestId('lead-tool-code').fill('')
    const dialog = admin.getByRole('dialog')
    await dialog.getByLabel('Туннель').selectOption({ label: 'Весенний набор' })
    await dialog.getByLabel('Источник трафика').selectOption({ label: 'Ярмарка' })
    await admin.getByTestId('lead-tool-save').click()
    await tool().getByText('Туннель: Весенний набор').waitFor()
    code = (await tool().getAttribute('data-code')) ?? ''
    expect(code).toBe('vizitka-vesna')

    await tool().getByTestId('lead-tool-open-links').click()
    const ours = admin.getByTestId('lead-tool-links').locator(`[data-channel-id="${bot.channel}"]`)
    const link = await ours.getByTestId('lead-tool-link').inputValue()
    expect(link).toMatch(/^https:\/\/t\.me\/\w+\?start=vizitka-vesna$/u)
    await ours.getByTestId('lead-tool-show-qr').click()
    await eventually(async () =>
      expect(await ours.getByTestId('lead-tool-qr').getAttribute('data-link')).toBe(link),
    )
    for (const [kind, start] of [
      ['png', '\x89PNG'],
      ['svg', '<svg'],
    ] as const) {
      const downloading = admin.waitForEvent('download')
      await ours.getByTestId(`qr-${kind}`).click()
      const download = await downloading
      expect(download.suggestedFilename()).toBe(`vizitka-vesna-telegram.${kind}`)
      const bytes = await readFile(await download.path())
      expect(bytes.toString('latin1').startsWith(start)).toBe(true)
    }
    await admin.keyboard.press('Escape')
  })

  it('S-77: who follows it says by what they came, is found by it, and is counted once', async () => {
    await bot.act('start', NAME, { payload: code })
    await inboxOf(anna).row(NAME).waitFor()
    await inboxOf(anna).openChat(NAME)
    const indicator = inboxOf(anna).messages.filter({ hasText: 'Подписался на бота' })
    await indicator.waitFor()
    expect((await indicator.innerText()).replace(/\s+/gu, ' ')).toMatch(
      /Туннель Весенний набор Источник трафика Ярмарка Инструмент.* Визитка весна/u,
    )
    await admin.reload()
    await eventually(async () =>
      expect(await tool().getByTestId('lead-tool-figures').innerText()).toMatch(
        /^1 переход, 1 новая подписка/u,
      ),
    )
    await tool().getByRole('link', { name: 'Показать клиентов' }).click()
    await inboxOf(admin).row(NAME).waitFor()
    await eventually(async () => expect(await admin.getByTestId('person-row').count()).toBe(1))
  })

  it('S-77: one that is put away still says where somebody came from, and leads into no tunnel', async () => {
    await admin.goto(new URL('/settings/lead-tools', stack.page).href)
    await tool().getByTestId('lead-tool-archive').click()
    await admin.getByTestId('lead-tools-archived').getByText('В архиве').waitFor()
    await eventually(async () => {
      const words = await db.doc(dictionaryPath('leadTools')).get()
      expect(words.get('entries')[code].archived).toBe(true)
    })
    await bot.act('start', 'Прохожая', { payload: code })
    await inboxOf(anna).openChat('Прохожая')
    const indicator = inboxOf(anna).messages.filter({ hasText: 'Подписался снова' })
    await indicator.waitFor()
    const said = await indicator.innerText()
    expect(said).toContain('Визитка весна')
    expect(said).not.toContain('Весенний набор')
  })
})
