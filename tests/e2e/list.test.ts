import { Timestamp } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import { writeFilter } from '@chats/domain/filterAddress'
import { cardPath, dictionaryPath, managerPath, personPath, searchPath, taskPath } from '@chats/domain/paths'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { addManager } from '../support/addManager.ts'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { openBot } from '../support/openBot.ts'
import type { Bot } from '../support/openBot.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const FIRST = 'Список Первый'
const SECOND = 'Список Вторая'

describe('the list of people', () => {
  let db: Firestore
  let bot: Bot
  let page: Page
  let uid: string
  let email: string

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'list')
    ;({ uid, email } = await addManager(stack, db, 'liza'))
    await bot.say(FIRST, 'первое')
    await bot.say(SECOND, 'второе')
    page = await browser.openInbox(email)
  })
  afterAll(() => db.terminate())

  const names = () =>
    page.getByTestId('people-list').getByTestId('person-row').locator('.name').allInnerTexts()
  const ours = async () => (await names()).filter(name => name.startsWith('Список'))
  const countOf = async (tab: string) =>
    Number(await page.getByTestId(`tab-${tab}`).getAttribute('data-count'))

  /** How far what was seen moved since the page began to load. */
  const shifted = () =>
    page.evaluate(
      () =>
        new Promise<number>(resolve => {
          const seen: number[] = [0]
          const observer = new PerformanceObserver(list =>
            list.getEntries().forEach(entry => seen.push('value' in entry ? Number(entry.value) : 0)),
          )
          observer.observe({ type: 'layout-shift', buffered: true })
          requestAnimationFrame(() =>
            requestAnimationFrame(() => resolve(seen.reduce((sum, value) => sum + value))),
          )
        }),
    )

  it('S-20, A5: opens with All while nothing is important', () => {
    expect(new URL(page.url()).pathname).toBe('/chats/all')
  })

  it('S-14…S-18, A4: Important are those of my tasks for today or overdue, and then it opens first', async () => {
    const at = Timestamp.now()
    const task = (person: string, dueIn: number, assigneeId: string) => ({
      schema: 1,
      personId: bot.personId(person),
      personName: person,
      title: 'Перезвонить',
      dueAt: Timestamp.fromMillis(Date.now() + dueIn),
      kind: 'common',
      ownerId: uid,
      assigneeId,
      state: 'open',
      doneAt: null,
      createdAt: at,
      updatedAt: at,
      remindedAt: at,
    })
    // Neither a later task of mine nor what a colleague is late with makes anybody important to me.
    await db.doc(taskPath('list-later')).set(task(SECOND, 2 * 86_400_000, uid))
    await db.doc(taskPath('list-theirs')).set(task(SECOND, -3_600_000, 'list-colleague'))
    await db.doc(taskPath('list-overdue')).set({ ...task(FIRST, -3_600_000, uid), kind: 'personal' })
    await eventually(async () => expect(await countOf('important')).toBe(1))
    // Nothing jumps under the hands; the section opens so when it is opened anew.
    expect(new URL(page.url()).pathname).toBe('/chats/all')
    await page.goto(stack.page)
    await page.waitForURL(/\/chats\/important/u)
    await eventually(async () => expect(await names()).toEqual([FIRST]))
    expect(await shifted()).toBeLessThanOrEqual(0.05)
    expect(await inboxOf(page).row(FIRST).locator('[data-mark=overdue]').count()).toBe(1)
    // Others who wait are many, and of a long list only what is seen is in the document. A filter by name asks the
    // search once, and the search learns of people a moment after they wrote.
    for (const name of [FIRST, SECOND])
      await eventually(async () =>
        expect((await db.doc(searchPath(bot.personId(name))).get()).exists).toBe(true),
      )
    const f = writeFilter({ name: 'Список' })
    await page.goto(new URL(`/chats/unread?f=${f}`, stack.page).href)
    await page.getByTestId('unread-order').waitFor()
  })

  it('S-21, S-27, A7: unread in the order they were written, kept with the manager', async () => {
    await eventually(async () => expect(await ours()).toEqual([SECOND, FIRST]))
    await eventually(async () => {
      const badge = await page.getByTestId('tab-unread').locator('.count').innerText()
      expect(badge).not.toBe('')
      expect(await page.title()).toBe(`(${badge}) Чаты`)
    })
    await page.getByTestId('unread-order').click()
    await eventually(async () => expect(await ours()).toEqual([FIRST, SECOND]))
    await page.reload()
    await eventually(async () => expect(await ours()).toEqual([FIRST, SECOND]))
    const device = await browser.openInbox(email)
    await device.getByTestId('tab-unread').click()
    await eventually(async () =>
      expect(await device.getByTestId('unread-order').getAttribute('data-order')).toBe('oldest'),
    )
    await device.context().close()
    await page.getByTestId('unread-order').click()
    // A page that is left in the same moment may not have told anybody yet.
    await eventually(async () =>
      expect((await db.doc(managerPath(uid)).get()).get('unreadOrder')).toBe('newest'),
    )
    await page.goto(new URL('/chats/unread', stack.page).href)
    await eventually(async () => expect(await ours()).toEqual([SECOND, FIRST]))
  })

  it('S-26, A6: Dialogs are those with an open dialog', async () => {
    await page.getByTestId('tab-dialogs').click()
    await db.doc(personPath(bot.personId(SECOND))).update({ openDialogs: 1 })
    await eventually(async () => expect(await ours()).toEqual([SECOND]))
    expect(await inboxOf(page).row(SECOND).locator('[data-mark=dialog]').count()).toBe(1)
    await db.doc(personPath(bot.personId(SECOND))).update({ openDialogs: 0 })
    await eventually(async () => expect(await ours()).toEqual([]))
  })

  it('S-12, S-29…S-32, A9: a row says sales plans by their label, my draft, and who is assigned', async () => {
    await page.getByTestId('tab-all').click()
    await db
      .doc(dictionaryPath('salesPlans'))
      .set(
        { schema: 1, entries: { 'list-plan': { title: 'Очень длинный план', label: 'Метка', order: 91 } } },
        { merge: true },
      )
    await db.doc(cardPath(bot.personId(SECOND))).update({
      salesPlans: { 'list-plan': { stageId: null, addedAt: new Date() } },
      assigneeId: uid,
    })
    const row = inboxOf(page).row(SECOND)
    await row.getByText('Метка').waitFor()
    await row.locator('[data-mark=mine]').waitFor()
    await inboxOf(page).openChat(SECOND)
    expect(await row.getAttribute('data-active')).toBe('true')
    const [red, green, blue] = await row.evaluate(element =>
      (getComputedStyle(element).backgroundColor.match(/\d+/gu) ?? []).map(Number),
    )
    expect(blue).toBeGreaterThan(Math.max(red ?? 255, green ?? 255))
    await inboxOf(page).composer.fill('недописанное')
    await row.getByTestId('row-draft').filter({ hasText: 'недописанное' }).waitFor()
    await inboxOf(page).composer.fill('')
    await row.getByTestId('row-draft').waitFor({ state: 'detached' })
  })

  it('a row does not move away under the pointer, and does when the hand rests', async () => {
    await inboxOf(page).row(FIRST).waitFor()
    await bot.say(SECOND, 'снова я')
    await eventually(async () => expect(await ours()).toEqual([SECOND, FIRST]))
    const box = await page.getByTestId('people-list').boundingBox()
    let moving = true
    const hand = (async () => {
      for (let step = 0; moving; step++) {
        await page.mouse.move((box?.x ?? 0) + 60 + (step % 2), (box?.y ?? 0) + 40)
        await new Promise(resolve => setTimeout(resolve, 100))
      }
    })()
    await bot.say(FIRST, 'и я')
    await eventually(async () => expect(await inboxOf(page).row(FIRST).innerText()).toContain('и я'))
    expect(await ours()).toEqual([SECOND, FIRST])
    moving = false
    await hand
    await page.mouse.move(1000, 300)
    await eventually(async () => expect(await ours()).toEqual([FIRST, SECOND]))
    // Nor does the focus go away from a row that moves, and few of all rows are in the document.
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('[data-person-id]')?.dataset['personId'],
      )
    await inboxOf(page).row(SECOND).focus()
    await bot.say(SECOND, 'и снова')
    await eventually(async () => expect(await ours()).toEqual([SECOND, FIRST]))
    expect(await focused()).toBe(bot.personId(SECOND))
    expect(await page.getByTestId('people-list').locator('a').count()).toBeLessThanOrEqual(60)
  })
})
