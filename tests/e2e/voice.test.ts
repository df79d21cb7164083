import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
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

/** The browser of the tests has a microphone that hums (local/src/testBrowser/launchBrowser.ts). */
describe('a voice message', () => {
  let db: Firestore
  let bot: Bot
  let page: Page
  const bar = () => page.getByTestId('voice-bar')
  const button = () => page.getByTestId('voice')
  const voices = async () =>
    (await simulator.calls()).filter(
      ({ channel, method, ok }) => channel === bot.channel && ok && /^send(Voice|Document)$/u.test(method),
    )
  /** Presses the button and does not let go. */
  const hold = async () => {
    await button().hover()
    await page.mouse.down()
    await bar().locator('.time').filter({ hasText: '0:01' }).waitFor()
  }

  beforeAll(async () => {
    db = openAdmin(stack)
    bot = await openBot(stack, db, 'voice')
    await bot.say('Голос', 'запишіть голосом')
    page = await browser.openInbox('anna@demo.test')
    await inboxOf(page).openChat('Голос')
  })
  afterAll(() => db.terminate())

  it('S-57, A15: is recorded while the button is held, with its time and level, and goes when it is let go', async () => {
    await hold()
    const heights = () =>
      bar()
        .locator('.level span')
        .evaluateAll(all => all.map(one => one.getBoundingClientRect().height))
    await eventually(async () => expect(Math.max(...(await heights()))).toBeGreaterThan(4))
    await page.mouse.up()
    await bar().filter({ hasText: 'Отправим через' }).waitFor()
    await inboxOf(page)
      .messages.filter({ has: page.locator('[data-testid=sound]') })
      .waitFor()
    await eventually(async () => expect(await voices()).toHaveLength(1))
    await inboxOf(page).composer.waitFor()
  })

  it('S-57, A15: is taken back by sliding away, by Esc and within the seconds after it', async () => {
    await hold()
    const box = await button().boundingBox()
    await page.mouse.move((box?.x ?? 0) - 200, box?.y ?? 0, { steps: 4 })
    await bar().filter({ hasText: 'Отпустите, чтобы отменить' }).waitFor()
    await page.mouse.up()
    await bar().waitFor({ state: 'detached' })
    await hold()
    await page.keyboard.press('Escape')
    await bar().waitFor({ state: 'detached' })
    await page.mouse.up()
    await hold()
    await page.mouse.up()
    await page.getByTestId('voice-cancel').click()
    await bar().waitFor({ state: 'detached' })
    expect(await voices()).toHaveLength(1)
  })

  it('S-57, A15: is begun and ended by a key, and sent by hand', async () => {
    await button().focus()
    await page.keyboard.press('Enter')
    await bar().locator('.time').filter({ hasText: '0:01' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByTestId('voice-send').click()
    await eventually(async () => expect(await voices()).toHaveLength(2))
    await inboxOf(page).composer.waitFor()
    await eventually(async () =>
      expect(await page.locator('[data-testid=message][data-state=sent]').count()).toBe(2),
    )
    await sameAfterReload(page)
  })

  it('says why nothing is recorded: the microphone was refused, there is none', async () => {
    for (const [error, words] of [
      ['NotAllowedError', 'Нет доступа к микрофону. Разрешите его'],
      ['NotFoundError', 'Микрофон не найден'],
    ] as const) {
      await page.evaluate(name => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name))
      }, error)
      await button().click()
      await page.getByText(words).waitFor()
      await inboxOf(page).composer.waitFor()
    }
    expect(await voices()).toHaveLength(2)
  })
})
