import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../testBrowser/launchBrowser.ts'
import { testRig, type TestRig } from '../testRig.ts'

let rig: TestRig
let browser: Browser
let page: Page

beforeAll(async () => {
  rig = await testRig()
  await rig.post('/bot111111:demo/setWebhook', { url: rig.webhookUrl })
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' })
}, 60_000)

afterAll(async () => {
  await browser?.close()
  await rig?.close()
})

it('lets one be a customer: start, write, edit, read the answer live, block and come back', async () => {
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', message => message.type() === 'error' && errors.push(message.text()))
  const last = () => rig.hits.at(-1)?.update
  const bot = (method: string, body: Record<string, unknown>) => rig.post(`/bot111111:demo/${method}`, body)

  await page.goto(rig.base)
  await page.getByRole('button', { name: 'Новый покупатель' }).click()
  await page.getByLabel('Имя', { exact: true }).fill('Вера')
  await page.getByLabel('Фамилия').fill('<b>Ли</b>')
  await page.getByRole('button', { name: 'Открыть телефон' }).click()
  await page.getByRole('button', { name: 'Начать', exact: true }).click()
  const phone = page.locator('.phone')
  await phone.locator('.bubble', { hasText: '/start' }).waitFor()
  expect(last()?.message).toMatchObject({
    text: '/start',
    from: { first_name: 'Вера', last_name: '<b>Ли</b>' },
  })
  expect(await page.locator('.row-name').textContent()).toBe('Вера <b>Ли</b>')

  const composer = phone.getByRole('textbox', { name: 'Сообщение' })
  await composer.fill('Сколько стоит?')
  await composer.press('Enter')
  await phone.locator('.bubble', { hasText: 'Сколько стоит?' }).dblclick()
  await composer.fill('Сколько стоит курс?')
  await composer.press('Enter')
  await phone.locator('.bubble', { hasText: 'Сколько стоит курс?' }).getByText('изменено').waitFor()
  await expect.poll(last).toMatchObject({ edited_message: { text: 'Сколько стоит курс?' } })

  const personId = Number((last()?.edited_message as { from: { id: number } }).from.id)
  await bot('sendChatAction', { chat_id: personId, action: 'typing' })
  await phone.getByText('печатает…').waitFor()
  const { result } = (await bot('sendMessage', { chat_id: personId, text: 'Пятьдесят' })) as {
    result: { message_id: number }
  }
  await phone.locator('.bubble', { hasText: 'Пятьдесят' }).waitFor()
  await bot('editMessageText', { chat_id: personId, message_id: result.message_id, text: 'Двести' })
  await phone.locator('.bubble', { hasText: 'Двести' }).waitFor()

  await phone.locator('summary').click()
  await phone.getByRole('button', { name: 'Заблокировать бота' }).click()
  await expect.poll(last).toMatchObject({ my_chat_member: { new_chat_member: { status: 'kicked' } } })
  await phone.getByRole('button', { name: 'Разблокировать бота' }).click()
  await composer.waitFor()
  await phone.locator('summary').click()
  await phone.getByLabel('метка').fill('ad_42')
  await phone.getByRole('button', { name: 'Перейти' }).click()
  await expect.poll(last).toMatchObject({ message: { text: '/start ad_42' } })

  await page.reload()
  await phone.locator('.bubble', { hasText: 'Двести' }).waitFor()
  expect(errors).toEqual([])
}, 60_000)
