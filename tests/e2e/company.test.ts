import { FieldValue } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import { companyPath } from '@chats/domain/paths'
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

describe('the company', () => {
  let db: Firestore
  let bot: Bot
  let admin: Page
  let anna: Page
  let name: string

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'company')
    name = (await db.doc(companyPath).get()).get('name')
    await bot.say('Прочитанная', 'вы тут?')
    anna = await browser.openInbox('anna@demo.test')
    admin = await browser.openInbox('admin@demo.test')
  })
  afterAll(() => db.terminate())

  it('S-100, S-101, S-102, A23, A27: all messages are read by three clicks and a typed name', async () => {
    await anna.getByTestId('tab-unread').click()
    await inboxOf(anna).row('Прочитанная').waitFor()
    await admin.goto(new URL('/settings', stack.page).href)
    await admin.getByRole('link', { name: 'Компания' }).click()
    await admin.getByRole('heading', { name: 'Главная информация' }).waitFor()
    await admin.getByTestId('company-menu').click()
    await admin.getByRole('menuitem', { name: 'Прочитать все сообщения' }).click()
    await admin.getByTestId('company-save').click()
    const dialog = admin.getByRole('dialog')
    await dialog.getByText('не имеет обратного действия').waitFor()
    const confirm = admin.getByTestId('read-all-confirm')
    expect(await confirm.isDisabled()).toBe(true)
    await admin.getByTestId('read-all-name').fill(`${name.slice(0, -1)}`)
    expect(await confirm.isDisabled()).toBe(true)
    await admin.getByTestId('read-all-name').fill(` ${name.toUpperCase()} `)
    await confirm.click()
    await admin.getByTestId('company-said').filter({ hasText: 'прочитано' }).waitFor()
    await eventually(async () => expect(await anna.getByTestId('person-row').count()).toBe(0))
    const { docs } = await db.collection('audit').where('what', '==', 'company_read_all').get()
    expect(docs.map(doc => doc.get('by.name'))).toEqual(['Марина Ковальчук'])
    await admin.getByRole('link', { name: 'Журнал' }).click()
    const entry = admin.getByTestId('audit-row').first()
    await eventually(async () =>
      expect(await entry.innerText()).toMatch(/^Прочитаны все сообщения\s+Марина Ковальчук, /u),
    )
    // What comes afterwards is unread again, and counts from there.
    await bot.say('Прочитанная', 'а теперь?')
    await eventually(async () => expect(await inboxOf(anna).unread('Прочитанная')).toBe(1))
  })

  it('has a name that everybody sees at once, and that an admin cannot leave empty', async () => {
    await admin.getByRole('link', { name: 'Компания' }).click()
    await admin.getByTestId('company-name').fill('')
    await admin.getByText('Напишите, как называется компания').waitFor()
    expect(await admin.getByTestId('company-save').isDisabled()).toBe(true)
    await admin.getByTestId('company-name').fill('Школа у моря')
    await admin.getByTestId('company-save').click()
    await anna.getByRole('heading', { name: 'Школа у моря' }).waitFor()
    await db.doc(companyPath).update({ name })
    await eventually(async () => expect(await admin.getByTestId('company-name').inputValue()).toBe(name))
  })

  it('keeps working hours, and answers a person who writes outside them, once', async () => {
    await admin.getByRole('link', { name: 'Компания' }).click()
    const hours = admin.getByTestId('hours')
    await hours.getByTestId('hours-kept').check()
    const monday = hours.getByTestId('day-1')
    await monday.getByLabel('понедельник: с').fill('25')
    await monday.getByLabel('понедельник: с').blur()
    await monday.getByRole('alert').waitFor()
    for (const day of [1, 2, 3, 4, 5]) await hours.getByTestId(`day-${day}`).getByRole('checkbox').uncheck()
    await expect.poll(() => hours.getByTestId('hours-now').innerText()).toContain('не работаем')
    await hours.getByTestId('away-on').check()
    await hours.getByText('Напишите, что ответить').waitFor()
    expect(await hours.getByTestId('hours-save').isDisabled()).toBe(true)
    await hours.getByTestId('away-text').fill('Мы вернёмся утром, {{name}}!')
    await hours.getByTestId('hours-save').click()
    await admin.getByTestId('hours-said').filter({ hasText: 'Сохранено' }).waitFor()
    try {
      await bot.say('Полуночница', 'вы ещё не спите?')
      await bot.say('Полуночница', 'видимо, спите')
      await eventually(async () =>
        expect(await bot.received('Полуночница')).toEqual(['Мы вернёмся утром, Полуночница!']),
      )
      await anna.getByTestId('tab-all').click()
      await inboxOf(anna).row('Полуночница').click()
      const said = anna.getByTestId('message').filter({ hasText: 'Мы вернёмся утром, Полуночница!' })
      await said.waitFor()
      await eventually(async () => expect(await inboxOf(anna).unread('Полуночница')).toBe(2))
    } finally {
      await db.doc(companyPath).update({ workingHours: FieldValue.delete(), away: FieldValue.delete() })
    }
    await eventually(async () => expect(await hours.getByTestId('hours-kept').isChecked()).toBe(false))
  })

  it('leads the admin of a company that begins, step by step', async () => {
    await db.doc(companyPath).update({ name: '' })
    try {
      const beginner = await browser.openInbox('admin@demo.test')
      const steps = beginner.getByTestId('first-steps')
      await steps.waitFor()
      expect(await beginner.getByTestId('first-company').getAttribute('data-state')).toBe('now')
      expect(await beginner.getByTestId('first-channel').getAttribute('data-state')).toBe('done')
      await steps.getByRole('link', { name: 'Назвать компанию' }).click()
      await beginner.getByTestId('company-name').fill(name)
      await beginner.getByTestId('company-save').click()
      await beginner.getByTestId('company-said').filter({ hasText: 'Сохранено' }).waitFor()
      await beginner.goto(new URL('/chats/all', stack.page).href)
      // A company of that many people is led nowhere any longer.
      await beginner.getByTestId('person-row').first().waitFor()
      await eventually(async () => expect(await steps.count()).toBe(0))
    } finally {
      await db.doc(companyPath).update({ name })
    }
    expect(await anna.getByTestId('first-steps').count()).toBe(0)
  })
})
