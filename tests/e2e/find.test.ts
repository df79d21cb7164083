import type { Firestore } from '@google-cloud/firestore'
import { writeFilter } from '@chats/domain/filterAddress'
import { cardPath, dictionaryPath, searchPath } from '@chats/domain/paths'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const MARIA = 'Марія Щербак-Знахідка'
const PETR = 'Пётр Невидимка'

describe('finding people', () => {
  let db: Firestore
  let bot: Bot
  let anna: Page

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'find')
    await bot.say(MARIA, 'добрий день')
    await bot.say(PETR, 'здравствуйте')
    await db
      .doc(dictionaryPath('tags'))
      .set(
        { schema: 1, entries: { 'find-vip': { title: 'Находка', order: 90, colour: 'orange' } } },
        { merge: true },
      )
    await db
      .doc(dictionaryPath('salesPlans'))
      .set(
        { schema: 1, entries: { 'find-plan': { title: 'План находок', label: 'Находки', order: 90 } } },
        { merge: true },
      )
    await db.doc(cardPath(bot.personId(MARIA))).update({
      phones: ['+380675550199'],
      emails: ['m.scherbak@school.example'],
      tags: ['find-vip'],
      salesPlans: { 'find-plan': { stageId: null, addedAt: new Date() } },
    })
    await eventually(async () => {
      const entry = await db.doc(searchPath(bot.personId(MARIA))).get()
      expect(entry.get('facets') ?? []).toContain('tag:find-vip')
    }, 60_000)
    anna = await browser.openInbox('anna@demo.test')
  })
  afterAll(() => db.terminate())

  const found = () => anna.getByTestId('search-results').getByTestId('person-row')
  const listed = () => anna.getByTestId('people-list').getByTestId('person-row')
  const chips = () => anna.getByTestId('filter-chip')

  it('S-11, S-22: by the beginning of a name in any alphabet, by phone, by e-mail; the match is marked', async () => {
    for (const [text, mark] of [
      ['щерб', 'Щерб'],
      ['SHCHER', 'Щер'],
      ['знах', 'Знах'],
      ['(067) 555-01', ''],
      ['0199', ''],
      ['m.scherb', ''],
    ] as const) {
      await anna.getByTestId('search').fill(text)
      await eventually(async () => expect(await found().allTextContents(), text).toHaveLength(1))
      await found().filter({ hasText: MARIA }).waitFor()
      await eventually(async () =>
        mark
          ? expect(await found().locator('mark').first().innerText()).toBe(mark)
          : expect(await found().locator('mark').count(), text).toBeGreaterThan(0),
      )
    }
    await anna.getByTestId('search').fill('никтоникогда')
    await anna.getByText('Никого не нашли').waitFor()
  })

  it('S-94…S-97: the way from the search to an answer and the card and back goes by keys alone', async () => {
    const search = anna.getByTestId('search')
    await search.fill('невидим')
    await found().filter({ hasText: PETR }).waitFor()
    await search.press('ArrowDown')
    await anna.keyboard.press('ArrowUp')
    expect(await search.evaluate(field => field === document.activeElement)).toBe(true)
    await search.press('ArrowDown')
    const focused = anna.locator(':focus-visible')
    expect(
      await focused.evaluate(element => parseFloat(getComputedStyle(element).outlineWidth)),
    ).toBeGreaterThanOrEqual(2)
    await anna.keyboard.press('Enter')
    await anna.getByTestId('chat').filter({ hasText: PETR }).waitFor()
    const composer = anna.getByTestId('composer-text')
    await eventually(async () =>
      expect(await composer.evaluate(field => field === document.activeElement)).toBe(true),
    )
    await anna.keyboard.type('без мыши')
    await anna.keyboard.press('Control+Enter')
    await anna.locator('[data-testid=message][data-state=sent]').filter({ hasText: 'без мыши' }).waitFor()
    await anna.keyboard.press('Shift+Enter')
    await eventually(async () => expect(await anna.getByTestId('mark-read').isDisabled()).toBe(true))
    await anna.keyboard.press('Control+Shift+KeyS')
    await anna.getByTestId('person-card-full').waitFor()
    await anna.keyboard.press('Escape')
    await anna.getByTestId('person-card-full').waitFor({ state: 'detached' })
    await anna.keyboard.press('F6')
    expect(await anna.evaluate(() => document.activeElement?.id)).toMatch(/^pane-/u)
    await search.press('Escape')
    expect(await search.inputValue()).toBe('')
    await anna.getByTestId('people-list').waitFor()
  })

  it('what is found nowhere among people is looked for in the open chat, or the search is cleared', async () => {
    const search = anna.getByTestId('search')
    await search.fill('без мыши')
    const nothing = anna.getByTestId('search-results')
    await nothing.getByText('Искали среди всех людей').waitFor()
    await nothing.getByTestId('search-in-chat').click()
    expect(await search.inputValue()).toBe('')
    const inChat = anna.getByTestId('chat-search')
    await inChat.getByText('1 совпадение').waitFor()
    expect(await inChat.getByRole('searchbox').inputValue()).toBe('без мыши')
    await inChat.getByRole('searchbox').press('Escape')

    const oleg = await browser.openInbox('oleg@demo.test')
    await oleg.getByTestId('search').fill('щербак')
    await oleg.getByText('Искали среди людей, закреплённых за вами').waitFor()
    expect(await oleg.getByTestId('search-in-chat').count()).toBe(0)
    await oleg.getByTestId('search-clear').click()
    await oleg.getByTestId('tab-all').waitFor()
    await oleg.context().close()
  })

  it('S-23, S-24: the filter by sales plans is hidden, and its button is a switch', async () => {
    const toggle = anna.getByTestId('plan-filter-toggle')
    expect(await anna.getByTestId('plan-filter').count()).toBe(0)
    await toggle.click()
    await anna.locator('[data-plan=find-plan]').click()
    await eventually(async () => expect(await listed().count()).toBe(1))
    await listed().filter({ hasText: MARIA }).waitFor()
    await toggle.click()
    expect(await anna.getByTestId('plan-filter').count()).toBe(0)
    await chips().click()
    await eventually(async () => expect(await listed().count()).toBeGreaterThan(1))
  })

  it('S-34…S-38, S-40: basic conditions first, the rest by «Больше», on by «Фильтровать», a tap takes one out', async () => {
    await anna.getByTestId('filter-toggle').click()
    const panel = anna.getByTestId('filter-panel')
    expect(await panel.getByLabel('Тег', { exact: true }).count()).toBe(0)
    // At the top of the window, «Больше» in the top right corner of the panel, and the help at hand.
    const boxOf = async (testid: string) => {
      const box = await anna.getByTestId(testid).boundingBox()
      return { top: box?.y ?? 0, right: (box?.x ?? 0) + (box?.width ?? 0) }
    }
    const [button, whole, more] = [
      await boxOf('filter-toggle'),
      await boxOf('filter-panel'),
      await boxOf('filter-more'),
    ]
    expect(button.top).toBeLessThan(120)
    expect(more.top - whole.top).toBeLessThan(40)
    expect(whole.right - more.right).toBeLessThan(40)
    await panel.getByText('Как работают фильтры').click()
    await panel.getByText('Выполняются все условия сразу').waitFor()
    await panel.getByLabel('Есть телефон').selectOption('yes')
    await panel.getByTestId('filter-more').click()
    await panel.getByLabel('Тег', { exact: true }).selectOption('find-vip')
    expect(new URL(anna.url()).searchParams.get('f')).toBeNull()
    await panel.getByTestId('filter-apply').click()
    await eventually(async () => expect(await listed().count()).toBe(1))
    await eventually(async () =>
      expect(await chips().allInnerTexts()).toEqual(['Есть телефон: Да', 'Тег: Находка']),
    )
    await anna.getByTestId('looked-through').waitFor()
    await anna.reload()
    await eventually(async () => expect(await listed().allTextContents()).toHaveLength(1))
    const before = anna.url()
    await listed().filter({ hasText: MARIA }).click()
    await anna.getByTestId('chat').filter({ hasText: MARIA }).waitFor()
    const after = anna.url()
    expect(new URL(after).searchParams.get('f')).not.toBeNull()
    await anna.goBack()
    await anna.waitForURL(before)
    await anna.goForward()
    await anna.waitForURL(after)
    await chips().last().click()
    await eventually(async () => expect(await chips().allInnerTexts()).toEqual(['Есть телефон: Да']))
    await anna.getByTestId('filter-clear').click()
    await eventually(async () => expect(await chips().count()).toBe(0))
  })

  it('S-39, A10: saved filters are one’s own, or everybody’s when an admin shares them; what is gone is said', async () => {
    const open = async (page: Page) => {
      await page.getByTestId('filter-toggle').click()
      return page.getByTestId('filter-panel')
    }
    const admin = await browser.openInbox('admin@demo.test')
    const mine = await open(anna)
    await mine.getByTestId('filter-more').click()
    await mine.getByLabel('Имя', { exact: true }).fill('щерб')
    await mine.getByTestId('filter-save').click()
    await mine.getByPlaceholder('Название фильтра').fill('Мои щербаки')
    await anna.keyboard.press('Enter')
    await mine.getByTestId('saved-filter').filter({ hasText: 'Мои щербаки' }).waitFor()

    const theirs = await open(admin)
    await theirs.getByTestId('filter-more').click()
    await theirs.getByLabel('Тег', { exact: true }).selectOption('find-vip')
    await theirs.getByTestId('filter-save').click()
    await theirs.getByPlaceholder('Название фильтра').fill('Общие находки')
    await theirs.getByLabel('Показать всем менеджерам').check()
    await theirs.getByRole('button', { name: 'Сохранить', exact: true }).click()
    await mine.getByRole('button', { name: 'Общие находки' }).click()
    await eventually(async () => expect(await listed().count()).toBe(1))
    expect(await theirs.getByText('Мои щербаки').count()).toBe(0)

    await (await open(anna)).getByRole('button', { name: 'Мои щербаки', exact: true }).click()
    await eventually(async () => expect(await chips().allInnerTexts()).toEqual(['Имя: щерб']))
    await listed().filter({ hasText: MARIA }).waitFor()

    await anna.goto(new URL('/chats/all?f=t-gone.find-vip', stack.page).href)
    const gone = chips().filter({ hasText: 'нет в справочнике' })
    await gone.waitFor()
    expect(await gone.getAttribute('data-invalid')).toBe('true')
    await listed().filter({ hasText: MARIA }).waitFor()
    await anna.goto(new URL('/chats/all?f=%D0%BB%D0%BE%D0%BC', stack.page).href)
    await eventually(async () => expect(await listed().count()).toBeGreaterThan(1))
    const nobody = writeFilter({ name: 'никтоникогда' })
    await anna.goto(new URL(`/chats/all?f=${nobody}`, stack.page).href)
    await anna.getByText('Никто не подходит').waitFor()
    await admin.context().close()
  })

  it('Ctrl+K finds people and actions, ? shows the keys, / goes to the search, in a Russian layout too', async () => {
    const press = (
      code: string,
      key: string,
      more: { ctrlKey?: boolean; metaKey?: boolean; shiftKey?: boolean } = {},
    ) =>
      anna.evaluate(init => document.body.dispatchEvent(new KeyboardEvent('keydown', init)), {
        code,
        key,
        bubbles: true,
        cancelable: true,
        ...more,
      })
    await press('KeyK', 'л', { ctrlKey: true })
    const palette = anna.getByTestId('palette-text')
    await palette.fill('невид')
    await anna.getByRole('option').filter({ hasText: PETR }).waitFor()
    await palette.press('Enter')
    await anna.getByTestId('chat').filter({ hasText: PETR }).waitFor()
    await press('KeyK', 'k', { metaKey: true })
    await palette.fill('непроч')
    await palette.press('Enter')
    await anna.waitForURL(/\/chats\/unread/u)
    await press('Slash', ',', { shiftKey: true })
    await anna.getByTestId('hotkeys').waitFor()
    await anna.keyboard.press('Escape')
    await anna.getByTestId('hotkeys').waitFor({ state: 'detached' })
    await press('Slash', '.')
    const search = anna.getByTestId('search')
    expect(await search.evaluate(field => field === document.activeElement)).toBe(true)
    // In a field they are what is typed.
    await anna.keyboard.press('?')
    expect(await search.inputValue()).toBe('?')
    expect(await anna.getByTestId('hotkeys').count()).toBe(0)
  })
})
