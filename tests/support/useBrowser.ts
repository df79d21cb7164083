import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { launchBrowser } from '../../local/src/testBrowser/launchBrowser.ts'
import { screenshot } from './screenshot.ts'
import { signIn } from './signIn.ts'
import type { StackAddresses } from './StackAddresses.ts'

const BLOCKED = /Service Worker registration blocked by Playwright/

/**
 * A browser for one test file: a context for each manager, a picture of every page when a test fails. At the end the
 * consoles must have been silent (no error, no warning, no report of the content policy) but for `expected` lines.
 */
export function useBrowser(stack: StackAddresses, expected: readonly RegExp[] = []) {
  let browser: Browser
  const pages: Page[] = []
  const noise: string[] = []
  const hear = (line: string) => {
    if (![BLOCKED, ...expected].some(pattern => pattern.test(line))) noise.push(line)
  }

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  beforeEach(({ onTestFailed, task }) =>
    onTestFailed(async () => {
      for (const [i, page] of pages.entries())
        if (!page.isClosed()) await screenshot(page, `${task.name} (${i + 1})`)
    }),
  )
  afterAll(async () => {
    await browser.close()
    expect(noise).toEqual([])
  })

  async function openPage(context: BrowserContext): Promise<Page> {
    const page = await context.newPage()
    pages.push(page)
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type()))
        hear(`${message.type()}: ${message.text()} (${message.location().url})`)
    })
    page.on('pageerror', error => hear(`thrown: ${error.stack}`))
    return page
  }

  return {
    openPage,
    /** A page of a new context: another device with nobody signed in. */
    async openDevice(options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'ru-RU',
        timezoneId: 'Europe/Kyiv',
        // What it keeps would answer for the stack; the tests that are about it ask for it.
        serviceWorkers: 'block',
        ...options,
      })
      return openPage(context)
    },
    /** A manager at the inbox, on a device of their own. */
    async openInbox(email: string, options: BrowserContextOptions = {}): Promise<Page> {
      const page = await this.openDevice(options)
      await signIn(page, stack.page, email)
      return page
    },
  }
}
