import { existsSync } from 'node:fs'
import { type Browser, chromium as playwright } from 'playwright-core'

const installed = [
  process.env['CHATS_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** A headless Chromium: the one of this machine if there is one, else the one that came with the packages. */
export async function launchBrowser(): Promise<Browser> {
  const found = installed.find(path => path !== undefined && existsSync(path))
  if (found) return playwright.launch({ executablePath: found })
  const { default: chromium } = await import('@sparticuz/chromium')
  // Single process saves memory where functions run, and falls over with several pages.
  const args = chromium.args.filter(arg => !['--single-process', '--no-zygote'].includes(arg))
  return playwright.launch({ executablePath: await chromium.executablePath(), args })
}
