import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { Timestamp } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import { dialogPath, dialogSheetsPath, messageDayPath } from '@chats/domain/paths'
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
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const MINUTE = 60_000
/** The function of dialogs starts with the first of them, which takes its time on a busy machine. */
const COLD_MS = 60_000

/** What axe finds, but for the initials of the account, which are a picture (a11y.test.ts says so too). */
async function violationsOf(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).setLegacyMode(true).analyze()
  return violations
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
    .filter(found => found !== 'label-content-name-mismatch: .account')
}

describe('reports', () => {
  let db: Firestore
  let bot: Bot
  let admin: Page

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'reports')
    await bot.say('Отчётная', 'вопрос')
    await eventually(async () =>
      expect((await db.doc(`chats/${bot.chatId('Отчётная')}`).get()).exists).toBe(true),
    )
    admin = await browser.openInbox('admin@demo.test')
  })
  afterAll(() => db.terminate())

  /** A dialog of March 2024, when nobody else had any. */
  async function past(day: number, managerId: string, more: object = {}) {
    const openedAt = Date.UTC(2024, 2, day, 10)
    const by = { id: managerId, name: managerId }
    const id = randomUUID()
    await db.doc(dialogPath(id)).set({
      schema: 1,
      chatId: bot.chatId('Отчётная'),
      state: 'resolved',
      typeId: 'question',
      reasonIds: [],
      componentIds: [],
      managerIds: [managerId],
      openedAt: Timestamp.fromMillis(openedAt),
      openedBy: by,
      resolvedAt: Timestamp.fromMillis(openedAt + day * 10 * MINUTE),
      updatedAt: Timestamp.now(),
      updatedBy: by,
      // As if they had been asked: nobody is written to now.
      ratingForm: {
        state: 'skipped',
        reason: 'off',
        at: Timestamp.fromMillis(openedAt),
        askedSince: Timestamp.fromMillis(openedAt + day * 10 * MINUTE),
      },
      ...more,
    })
    return id
  }
  const rated = (score: number) => ({ personRating: { score, at: Timestamp.now(), formId: 'x' } })
  const figure = (page: Page, name: string) => page.getByTestId(`figure-${name}`)
  const march = '/reports/dialogs?from=2024-03-01&to=2024-03-31'

  it('S-92: the report on dialogs counts, filters, takes apart and saves what there was', async () => {
    await past(1, 'demo-anna', rated(5))
    await past(2, 'demo-anna', { typeId: 'complaint', ...rated(2) })
    await past(3, 'demo-ivan')
    await eventually(async () => {
      const sheets = await db.collection(dialogSheetsPath).where('day', '<', '2024-04-01').get()
      expect(sheets.size).toBe(3)
    }, COLD_MS)
    await admin.getByTestId('rail-reports').click()
    await admin.getByRole('heading', { name: 'Диалоги' }).waitFor()
    await admin.goto(new URL(march, stack.page).href)
    await figure(admin, 'opened').filter({ hasText: '3' }).waitFor()
    expect(await figure(admin, 'resolution').innerText()).toContain('20 мин')
    expect(await figure(admin, 'person-score').innerText()).toContain('3,5 (2)')
    const table = admin.getByTestId('dialog-table')
    expect(await table.getByRole('row').filter({ hasText: 'Анна Сергеева' }).innerText()).toMatch(/\t2\t2\t/u)
    await admin.getByTestId('report-grouping').locator('select').selectOption({ label: 'Тип обращения' })
    await table.getByRole('row').filter({ hasText: 'Жалоба' }).waitFor()

    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByTestId('report-csv').click(),
    ])
    const csv = await readFile(await download.path(), 'utf8')
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(csv.split('\r\n').map(line => line.split(';').slice(0, 3).join(';'))).toContain(
      '"Вопрос";2;2'.replaceAll('"', ''),
    )

    await admin.getByTestId('report-manager').locator('select').selectOption({ label: 'Анна Сергеева' })
    await figure(admin, 'opened').filter({ hasText: '2' }).waitFor()
    await admin.getByTestId('report-type').locator('select').selectOption({ label: 'Жалоба' })
    await figure(admin, 'opened').filter({ hasText: '1' }).waitFor()
    expect(new URL(admin.url()).searchParams.get('type')).toBe('complaint')
    await past(4, 'demo-anna', { typeId: 'complaint' })
    await figure(admin, 'opened').filter({ hasText: '2' }).waitFor()
    expect((await bot.sends()).length).toBe(0)
  })

  it('S-92: a manager sees their own, on a phone as well, and nothing of it is out of reach', async () => {
    const anna = await browser.openInbox('anna@demo.test', { viewport: { width: 390, height: 844 } })
    await anna
      .getByRole('button', { name: /Анна Сергеева/u })
      .first()
      .click()
    await anna.getByTestId('open-reports').click()
    await anna.getByTestId('dialog-report').waitFor()
    await anna.goto(new URL(march, stack.page).href)
    await figure(anna, 'opened').filter({ hasText: '3' }).waitFor()
    expect(await anna.getByTestId('report-manager').count()).toBe(0)
    const wide = await anna.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(wide).toBeLessThanOrEqual(0)
    for (const page of [anna, admin]) expect(await violationsOf(page)).toEqual([])
  })

  it('S-92: nothing to report says so', async () => {
    await admin.goto(new URL('/reports/dialogs?from=2020-01-01&to=2020-01-31', stack.page).href)
    await admin.getByText('За эти дни диалогов нет').waitFor()
  })

  it('the live board says who waits, who is in which chat and where it piles up, and goes on by itself', async () => {
    await admin.goto(new URL('/reports/live', stack.page).href)
    const board = admin.getByTestId('live-board')
    await board
      .getByTestId('live-channel')
      .filter({ hasText: 'reports' })
      .filter({ hasText: 'сообщений: 1' })
      .waitFor()
    await bot.say('Отчётная', 'и ещё')
    await board
      .getByTestId('live-channel')
      .filter({ hasText: 'reports' })
      .filter({ hasText: 'сообщений: 2' })
      .waitFor()
    const ivan = await browser.openInbox('ivan@demo.test')
    await inboxOf(ivan).openChat('Отчётная')
    const manager = board.getByTestId('live-manager').filter({ hasText: 'Іван Петренко' })
    await manager.filter({ hasText: 'Отчётная' }).waitFor()
    expect(await violationsOf(admin)).toEqual([])
    await manager.getByRole('link').click()
    await admin.getByTestId('message').filter({ hasText: 'и ещё' }).waitFor()
  })

  it('the report on messages shows counted days to an admin, and to nobody else', async () => {
    const day = {
      schema: 1,
      day: '2024-03-05',
      hours: { 9: { in: 40, out: 30 }, 10: { in: 2, out: 5 } },
      managers: { 'demo-anna': { 9: 20, 10: 5 } },
      channels: { reports: { in: 42, out: 35 } },
      countedUntil: Timestamp.now(),
      // Two within five minutes, one within the hour, one after two days.
      waits: {
        hours: { 9: { 240: 2, 2400: 1 }, 10: { 172800: 1 } },
        managers: { 'demo-anna': { 240: 2, 2400: 1 }, vk: { 172800: 1 } },
        channels: { reports: { 240: 2, 2400: 1, 172800: 1 } },
      },
      waitsUntil: Timestamp.now(),
      waiting: 6,
    }
    await db.doc(messageDayPath('2024-03-05')).set(day)
    const address = new URL('/reports/messages?from=2024-03-01&to=2024-03-31', stack.page).href
    await admin.goto(address)
    await figure(admin, 'in').filter({ hasText: '42' }).waitFor()
    expect(await figure(admin, 'out').innerText()).toMatch(/35\s+из них менеджерами: 25/u)
    expect(await admin.getByTestId('load-managers').getByRole('row').nth(1).innerText()).toMatch(
      /Анна Сергеева\t25\t9:00–10:00/u,
    )
    expect(await admin.getByTestId('load-channels').getByRole('row').nth(1).innerText()).toContain('42\t35')
    expect(await figure(admin, 'median').innerText()).toMatch(/4 мин/u)
    expect(await figure(admin, 'withinFiveMinutes').innerText()).toMatch(/50\s%/u)
    expect(await figure(admin, 'left').innerText()).toMatch(/6\s+клиенты с непрочитанным/u)
    const times = admin.getByTestId('answer-table').getByRole('row')
    expect(await times.nth(1).innerText()).toMatch(/Анна Сергеева\t3\t[^\t]+\t67\s%\t100\s%\t100\s%/u)
    expect(await times.nth(2).innerText()).toMatch(/прямо в VK\t1\t[^\t]+\t0\s%/u)
    await admin.getByTestId('answer-grouping').locator('select').selectOption({ label: 'Час' })
    expect(await times.nth(2).innerText()).toMatch(/10:00–11:00\t1/u)
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByTestId('answer-csv').click(),
    ])
    const csv = (await readFile(await download.path(), 'utf8')).split('\r\n')
    expect(csv[1]).toMatch(/^9:00–10:00;3;[\d,]+;66,67;100;100$/u)
    expect(await violationsOf(admin)).toEqual([])
    const ivan = await browser.openInbox('ivan@demo.test')
    await ivan.goto(address)
    await ivan.getByText('Цей звіт бачать адміністратори').waitFor()
    expect(await ivan.getByRole('link', { name: 'Повідомлення' }).count()).toBe(0)
  })
})
