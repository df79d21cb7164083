import { AxeBuilder } from '@axe-core/playwright'
import type { Firestore } from '@google-cloud/firestore'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const number = 700_000 + (process.pid % 100_000)
const token = `${number}:e2e-channel-token`
const channelId = `telegram-${number}`
const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

let db: Firestore
beforeAll(async () => {
  db = openAdmin(stack)
  await sim('telegram/bots', {
    channel: 'e2e-second',
    token,
    username: 'second_e2e_bot',
    title: 'Второй бот',
  })
})
afterAll(() => db.terminate())

async function sim(path: string, body: object) {
  const answer = await fetch(new URL(`_sim/${path}`, stack.simulators), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
}
const callBot = (method: string) =>
  fetch(new URL(`/bot${token}/${method}`, stack.simulators), { method: 'POST' })
const channel = async () => (await db.doc(`channels/${channelId}`).get()).data()

/** Serious and critical violations in both themes and sizes. */
async function expectAccessible(page: Page) {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.locator(`html[data-theme=${colorScheme}]`).waitFor()
      const { violations } = await new AxeBuilder({ page }).withTags(wcag).setLegacyMode(true).analyze()
      const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      // The initials of the account are a picture; a11y.test.ts says so too.
      const nodes = bad.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`))
      expect(nodes.filter(found => found !== 'label-content-name-mismatch: .account')).toEqual([])
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(overflow).toBe(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

describe('an admin', () => {
  let page: Page
  const card = () => page.locator(`[data-testid=channel-card][data-channel-id=${channelId}]`)
  const choose = async (item: string) => {
    await card().getByTestId('channel-menu').click()
    await page.getByTestId(`channel-${item}`).click()
  }

  beforeAll(async () => {
    page = await browser.openInbox('admin@demo.test')
  })

  it('finds the channels from the rail', async () => {
    await page.getByTestId('rail-settings').click()
    await page.getByTestId('channel-card').first().waitFor()
    await expectAccessible(page)
  })

  it('is told what is wrong with a token', async () => {
    await page.getByTestId('channel-connect').click()
    await page.getByTestId('channel-token').fill(`${number}:not-this-one`)
    await page.getByTestId('channel-probe').click()
    const error = page.getByTestId('channel-error')
    await error.waitFor()
    expect(await error.innerText()).toContain('не принимает этот токен')
    await expectAccessible(page)
  })

  it('connects a bot: its name is shown first, then it works and stands among the others', async () => {
    await page.getByTestId('channel-token').fill(token)
    await page.getByTestId('channel-token').press('Enter')
    const found = page.getByTestId('channel-found')
    await found.getByText('Второй бот').waitFor()
    expect(await channel()).toBeUndefined()
    await page.getByTestId('channel-connect-confirm').click()
    await page.getByTestId('channel-connected').waitFor()
    await page.getByTestId('channel-finish').click()
    await card().waitFor()
    expect(await card().innerText()).toContain('@second_e2e_bot')
    expect(await card().getAttribute('data-status')).toBe('active')
    expect(await page.content()).not.toContain('e2e-channel-token')
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
    expect(kept).not.toContain('e2e-channel-token')
  })

  it('pauses and resumes it', async () => {
    await choose('pause')
    await eventually(async () => expect(await card().getAttribute('data-status')).toBe('paused'))
    await card().getByTestId('channel-remedy').click()
    await eventually(async () => expect(await card().getAttribute('data-status')).toBe('active'))
  })

  it('sees that its webhook is gone, wherever they are, and repairs it there', async () => {
    await callBot('deleteWebhook')
    await choose('check')
    const banner = page.getByTestId('channel-banner').filter({ hasText: 'Второй бот' })
    await banner.waitFor()
    expect(await card().getAttribute('data-status')).toBe('webhook_wrong')
    await expectAccessible(page)
    await banner.getByTestId('channel-banner-repair').click()
    await banner.waitFor({ state: 'detached' })
    const info = (await (await callBot('getWebhookInfo')).json()) as { result: { url: string } }
    expect(info.result.url).toContain(channelId)
  })

  it('looks at an update that was not understood, runs it again, and throws it away', async () => {
    const update = { update_id: 77, teleport: { to: '<img src=x onerror="window.hacked = true">' } }
    await sim('telegram/updates', { channel: 'e2e-second', update })
    await page.getByTestId('quarantine-banner').getByRole('link').click()
    const row = page.getByTestId('quarantine-row').filter({ hasText: 'teleport' })
    await row.waitFor()
    await row.getByTestId('quarantine-show').click()
    await row.getByTestId('quarantine-raw').waitFor()
    expect(await row.getByTestId('quarantine-raw').innerText()).toContain('<img src=x')
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    await row.getByTestId('quarantine-retry').click()
    await row.getByTestId('quarantine-error').waitFor()
    await expectAccessible(page)
    await row.getByTestId('quarantine-erase').click()
    await page.getByTestId('quarantine-erase-confirm').click()
    await row.waitFor({ state: 'detached' })
    await page.getByTestId('quarantine-banner').waitFor({ state: 'detached' })
  })

  it('disconnects it only after its name was typed', async () => {
    await page.goto(`${stack.page}settings/channels`)
    await choose('remove')
    const confirm = page.getByTestId('channel-remove-confirm')
    expect(await confirm.isDisabled()).toBe(true)
    await page.getByTestId('channel-remove-name').fill('second_e2e_bot')
    await confirm.click()
    await page.getByTestId('channel-removed').filter({ hasText: 'Второй бот' }).waitFor()
    expect((await db.doc(`channelSecrets/${channelId}`).get()).exists).toBe(false)
    await expectAccessible(page)
  })
})

it('a manager sees no entry, and a direct address says for whom the page is', async () => {
  const page = await browser.openInbox('anna@demo.test')
  expect(await page.getByTestId('rail-settings').count()).toBe(0)
  await page.goto(`${stack.page}settings/channels`)
  await page.getByTestId('settings-denied').waitFor()
  expect(await page.getByTestId('channels-page').count()).toBe(0)
  await page.goto(`${stack.page}settings/quarantine`)
  await page.getByTestId('settings-denied').waitFor()
  expect(await page.getByTestId('quarantine-page').count()).toBe(0)
})
