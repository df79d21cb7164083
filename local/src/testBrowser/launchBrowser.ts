import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { unpackChromium } from './unpackChromium.ts'

const ATTEMPTS = 3

const installed = [
  process.env['CHATS_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const args = [
  '--no-sandbox',
  '--font-render-hinting=none',
  // A microphone that hums, and that nobody has to be asked for.
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

/**
 * A headless Chromium: the one of this machine if there is one, else the one that came with the packages. Its defences
 * (CORS, site isolation) stand as they do for people: the flags that the package proposes for a cloud function would
 * take them away, and with its GPU thread inside the browser process a busy machine saw it crash at its start.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath =
    installed.find(path => path !== undefined && existsSync(path)) ?? (await unpackChromium())
  const start = () => chromium.launch({ executablePath, args })
  for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
    const browser = await start().catch(() => undefined)
    if (browser) return browser
  }
  return start()
}
