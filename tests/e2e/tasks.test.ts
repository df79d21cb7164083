import type { Firestore } from '@google-cloud/firestore'
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
const browser = useBrowser(stack, [
  // The Firestore client names a listener that the rules ended.
  /@firebase\/firestore: .*Uncaught Error in snapshot listener.*permission-denied/s,
  // The browser's own line about what was on its way when the manager was disabled.
  /Failed to load resource: the server responded with a status of 403/,
  // The browser's own line about a link that was used already.
  /Failed to load resource: the server responded with a status of 400 .*accounts:resetPassword/s,
])
const CLIENT = 'Клиент с задачами'

/** A day as a manager types it, by the clock of the browsers here. */
function dayIn(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000)
  return new Intl.DateTimeFormat('ru', { timeZone: 'Europe/Kyiv', dateStyle: 'short' }).format(day)
}

/** The tasks of the open person's card on `page`. */
function tasksOf(page: Page) {
  const section = page.locator('#pane-card').getByTestId('person-tasks')
  const dialog = page.getByTestId('task-dialog')
  const task = (title: string) => section.getByTestId('task').filter({ hasText: title })
  return {
    section,
    task,
    /** Types when it is due; the last field is left, for then it is read. */
    async due(day: string, time: string) {
      await dialog.getByTestId('due-date').fill(day)
      await dialog.getByTestId('due-date').press('Tab')
      await dialog.getByTestId('due-time').fill(time)
      await dialog.getByTestId('due-time').press('Tab')
    },
    async add(title: string, [day, time]: readonly [string, string], common?: string) {
      await section.getByTestId('task-add').click()
      await dialog.getByTestId('task-title').fill(title)
      await this.due(day, time)
      if (common !== undefined) {
        await dialog.getByTestId('task-common').click()
        await dialog.getByTestId('task-assignee').locator('select').selectOption({ label: common })
      }
      await page.getByTestId('task-save').click()
      await task(title).waitFor()
    },
    async choose(title: string, item: string) {
      await task(title).getByTestId('task-menu').click()
      await page.getByTestId(item).click()
    },
    async undo(title: string) {
      await task(title).waitFor({ state: 'detached' })
      await page.getByTestId('task-undo').click()
      await task(title).waitFor()
    },
  }
}

describe('tasks', () => {
  let db: Firestore
  let bot: Bot
  let mine: Page
  let others: Page

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'tasks')
    await bot.say(CLIENT, 'перезвоните мне')
    const [me, mate] = await Promise.all([addManager(stack, db, 'tasker'), addManager(stack, db, 'taskmate')])
    mine = await browser.openInbox(me.email)
    others = await browser.openInbox(mate.email)
    for (const page of [mine, others]) await inboxOf(page).openChat(CLIENT)
  })
  afterAll(() => db.terminate())

  it('S-15…S-17, A4: are mine alone when they are personal: written, overdue, reminded of, done, removed and put back', async () => {
    const tasks = tasksOf(mine)
    await tasks.add('Перезвонить сегодня', [dayIn(0), '23:59'])
    expect(await tasks.task('Перезвонить').getAttribute('data-overdue')).toBe('false')
    const important = (page: Page, count: number) =>
      page.locator(`[data-testid=tab-important][data-count="${count}"]`)
    await important(mine, 1).click()
    const row = inboxOf(mine).row(CLIENT)
    await row.locator('[data-mark=task]').waitFor()

    await tasks.choose('Перезвонить', 'task-edit')
    // In the manager's language, whatever the browser speaks.
    expect(await mine.getByTestId('due-date').inputValue()).toMatch(/^\d\d\.\d\d\.\d{4}$/u)
    await mine.getByTestId('due-date').fill('31.02.2027')
    await mine.getByTestId('due-time').focus()
    await mine.getByRole('alert').filter({ hasText: 'Такой даты нет' }).waitFor()
    await mine.getByTestId('due-date-calendar').click()
    await mine.locator('[data-day]:focus').waitFor()
    await mine.keyboard.press('ArrowLeft')
    await mine.keyboard.press('Enter')
    await eventually(async () => expect(await mine.getByTestId('due-date').inputValue()).toBe(dayIn(-1)))
    await tasks.due(dayIn(-1), '1030')
    await mine.getByTestId('task-save').click()
    await tasks.task('Просрочено: вчера, 10:30').waitFor()
    await row.locator('[data-mark=overdue]').waitFor()
    await important(others, 0).waitFor()

    const toast = mine.getByTestId('notification-toast')
    await toast.filter({ hasText: 'Перезвонить сегодня' }).waitFor()
    expect(await toast.innerText()).toContain('Пора выполнить задачу')
    const bell = mine.getByTestId('notifications')
    await mine.locator('[data-testid=notifications][data-unread="1"]').waitFor()
    await bell.click()
    const notification = mine.getByTestId('notification')
    expect(await notification.innerText()).toContain(CLIENT)
    await notification.getByTestId('notification-full').click()
    await mine.getByTestId('notification-whole').filter({ hasText: 'Перезвонить сегодня' }).waitFor()
    await mine.keyboard.press('Escape')
    await mine.locator('[data-testid=notifications][data-unread="0"]').waitFor()

    expect(await tasksOf(others).section.innerText()).toContain('Открытых задач нет')
    await tasks.task('Перезвонить').getByTestId('task-done').click()
    await important(mine, 0).waitFor()
    await tasks.undo('Перезвонить')
    await important(mine, 1).waitFor()
    await tasks.choose('Перезвонить', 'task-remove')
    await tasks.undo('Перезвонить')
    await tasks.choose('Перезвонить', 'snooze-tomorrow')
    await tasks.task('завтра, 09:00').waitFor()
    await tasks.task('Перезвонить').getByTestId('task-done').click()
    await tasks.task('Перезвонить').waitFor({ state: 'detached' })
    await tasks.section.getByTestId('tasks-done').click()
    await tasks.task('Выполнено: сегодня').waitFor()
  })

  it('are for everybody who sees the person when they are common, and tell whom they are given to', async () => {
    await mine.keyboard.press('Control+k')
    await mine.getByTestId('palette-text').fill('создать задачу')
    await mine.locator('[data-command=task]').click()
    await mine.getByTestId('task-title').fill('Из палитры')
    await mine.getByTestId('due-none').click()
    await mine.getByTestId('task-save').click()
    await tasksOf(mine).task('Из палитры').waitFor()

    await tasksOf(mine).add('Выставить счёт', [dayIn(1), '12:00'], 'taskmate')
    await tasksOf(others).task('Выставить счёт').waitFor()
    const toast = others.getByTestId('notification-toast')
    await toast.filter({ hasText: 'Вам назначили задачу' }).waitFor()
    expect(await toast.innerText()).toContain('tasker')

    await others.goto(`${stack.page}chats/all`)
    await others.getByTestId('notifications').click()
    await others.getByTestId('notification').getByTestId('notification-chat').click()
    await others.getByTestId('chat').filter({ hasText: CLIENT }).waitFor()
    await others.locator('[data-testid=notifications][data-unread="0"]').waitFor()
    await tasksOf(others).task('Выставить счёт').getByTestId('task-done').click()
    await tasksOf(mine).task('Выставить счёт').and(mine.locator('[data-state=done]')).waitFor()
  })
})

describe('managers', () => {
  let admin: Page
  const send = async (email: string, name: string) => {
    await admin.getByTestId('manager-email').fill(email)
    await admin.getByTestId('manager-name').fill(name)
    await admin.getByTestId('manager-invite-send').click()
  }
  const refusal = (text: string) => admin.getByTestId('manager-refusal').filter({ hasText: text }).waitFor()

  it('are invited by a link that works once, and are out at once when their access is closed', async () => {
    admin = await browser.openInbox('admin@demo.test')
    await admin.goto(`${stack.page}settings/managers`)
    await admin.getByTestId('manager-invite').click()
    await send('не почта', 'Вера Новая')
    await refusal('не похоже на адрес почты')
    await send('anna@demo.test', 'Вера Новая')
    await refusal('уже работают: Анна')
    await send('vera@demo.test', 'Вера Новая')
    const link = await admin.getByTestId('manager-link').inputValue()
    await admin.keyboard.press('Escape')

    const vera = await browser.openDevice()
    await vera.goto(link)
    await vera.getByText('vera@demo.test').waitFor()
    await vera.getByTestId('welcome-password').fill('верин пароль')
    await vera.getByTestId('welcome-submit').click()
    await vera.getByTestId('person-row').first().waitFor()
    await vera.goto(`${stack.page}settings/managers`)
    await vera.getByTestId('settings-denied').waitFor()
    await vera.goto(`${stack.page}chats/all`)
    await vera.getByTestId('person-row').first().waitFor()

    const second = await browser.openDevice()
    await second.goto(link)
    await second.getByTestId('welcome-expired').waitFor()

    const row = admin.getByTestId('manager').filter({ hasText: 'Вера Новая' })
    await row.getByTestId('manager-menu').click()
    await admin.getByTestId('manager-disable').click()
    await admin.getByTestId('manager-disable-confirm').click()
    await vera.getByTestId('sign-in-notice').filter({ hasText: 'закрыл вам доступ' }).waitFor()
    await admin
      .locator('[data-testid=manager][data-active=false]')
      .filter({ hasText: 'Вера Новая' })
      .waitFor()
  })
})
