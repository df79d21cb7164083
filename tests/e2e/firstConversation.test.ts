import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { launchBrowser } from '../../local/src/testBrowser/launchBrowser.ts'
import { sameAfterReload } from '../support/sameAfterReload.ts'
import { screenshot } from '../support/screenshot.ts'
import { signIn } from '../support/signIn.ts'
import { simulatorClient } from '../support/simulatorClient.ts'

const stack = inject('stack')
const simulator = simulatorClient(stack.simulators)

describe('the first conversation', () => {
  let browser: Browser
  let anna: Page
  let ivan: Page

  const open = async (email: string) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      serviceWorkers: 'block',
    })
    const page = await context.newPage()
    await signIn(page, stack.page, email)
    return page
  }

  beforeAll(async () => {
    browser = await launchBrowser()
    ;[anna, ivan] = await Promise.all([open('anna@demo.test'), open('ivan@demo.test')])
  })
  beforeEach(({ onTestFailed, task }) =>
    onTestFailed(async () => {
      await screenshot(anna, `${task.name} (anna)`)
      await screenshot(ivan, `${task.name} (ivan)`)
    }),
  )
  afterAll(() => browser?.close())

  it('has links that answer', async () => {
    for (const link of [stack.page, stack.simulators]) expect((await fetch(link)).status).toBe(200)
  })

  it('S-01, S-04, S-19, S-110: shows a customer’s message to both managers without a reload', async () => {
    const delivered = await simulator.update('demo-telegram', {
      message: {
        message_id: 1,
        date: Math.floor(Date.now() / 1000),
        chat: { id: 700100, type: 'private', first_name: 'Олена', last_name: 'Тестова' },
        from: { id: 700100, is_bot: false, first_name: 'Олена', last_name: 'Тестова' },
        text: 'Вітаю! Чи є місця у вечірній групі?',
      },
    })
    expect(delivered.status).toBe(200)
    for (const page of [anna, ivan]) {
      const row = rowOf(page, 'Олена Тестова')
      await row.waitFor()
      expect(await row.innerText()).toContain('вечірній групі')
    }
  })

  it('S-02, S-41, S-52, S-55, S-110: sends an answer once and shows it as sent to both', async () => {
    for (const page of [anna, ivan]) {
      await rowOf(page, 'Олена Тестова').click()
      await messages(page).filter({ hasText: 'вечірній групі' }).waitFor()
    }
    await anna.getByTestId('composer-text').fill('Так, є два місця на 19:30')
    await anna.getByTestId('composer-send').click()
    for (const page of [anna, ivan])
      await page.locator('[data-testid="message"][data-direction="out"][data-state="sent"]').waitFor()
    const sent = (await simulator.calls()).filter(
      ({ method, params }) => method === 'sendMessage' && Number(params['chat_id']) === 700100,
    )
    expect(sent.map(({ params }) => params['text'])).toEqual(['Так, є два місця на 19:30'])
  })

  it('shows the same after a reload', async () => {
    const people = () =>
      anna.getByTestId('person-row').evaluateAll(rows => rows.map(row => row.getAttribute('data-person-id')))
    const before = await people()
    await sameAfterReload(anna)
    await eventually(async () => expect(await people()).toEqual(before))
  })
})

const rowOf = (page: Page, name: string) => page.getByTestId('person-row').filter({ hasText: name })
const messages = (page: Page) => page.getByTestId('message')
