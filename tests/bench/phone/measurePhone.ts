import { mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { webBuild } from '../../../local/src/launch/builds.ts'
import { runToEnd } from '../../../local/src/launch/runToEnd.ts'
import { signIn } from '../../support/signIn.ts'
import { percentile } from '../latency/percentile.ts'
import type { BenchStack } from '../startBenchStack.ts'
import { buildFloor } from './buildFloor.ts'
import { serveCompressed } from './serveCompressed.ts'

const ROUNDS = 7
/** A slow telephone: 1.6 Mbps, 150 ms, a quarter of this processor. */
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 }
const SLOWER = 4

/** Medians, in milliseconds from the navigation on, with an empty HTTP cache. */
export interface PhoneResult {
  /** The first word that a signed-in manager sees. */
  readonly text: number
  /** The tabs of their list. */
  readonly inbox: number
  /** The word of an empty page of the same libraries, as soon as Vue is there. */
  readonly floor: number
  /** Its word when it waits for Firebase. */
  readonly wholeFloor: number
}

/** The first text of the page on a slow telephone, and that of an empty page of the same libraries, in turn. */
export async function measurePhone(stack: BenchStack): Promise<PhoneResult> {
  const root = resolve(import.meta.dirname, '../../..')
  const folder = await mkdtemp(join(root, '.tmp/phone-'))
  const never = new AbortController().signal
  const served: { close(): Promise<void> }[] = []
  const serve = async (path: string) => {
    const server = await serveCompressed(path)
    served.push(server)
    return server.address
  }
  try {
    await runToEnd(webBuild(root, stack.addresses.ports, join(folder, 'web')).command, never)
    const [page, floor] = [
      await serve(join(folder, 'web')),
      await serve(await buildFloor(join(folder, 'floor'))),
    ]
    const inbox = await openPhone(stack)
    await signIn(inbox, page, 'anna@demo.test')
    await inbox.getByTestId('person-row').first().waitFor()
    const empty = await openPhone(stack)
    const samples: Record<keyof PhoneResult, number[]> = { text: [], inbox: [], floor: [], wholeFloor: [] }
    for (let round = 0; round < ROUNDS; round++) {
      const bare = await open(empty, floor)
      const ours = await open(inbox, `${page}chats/all`)
      const whole = await open(empty, `${floor}?whole`)
      samples.floor.push(bare.text)
      samples.text.push(ours.text)
      samples.inbox.push(ours.shown)
      samples.wholeFloor.push(whole.text)
    }
    const median = (key: keyof PhoneResult) => percentile(samples[key], 0.5)
    return {
      text: median('text'),
      inbox: median('inbox'),
      floor: median('floor'),
      wholeFloor: median('wholeFloor'),
    }
  } finally {
    for (const server of served) await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function openPhone(stack: BenchStack): Promise<Page> {
  const context = await stack.browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
    locale: 'ru-RU',
    serviceWorkers: 'block',
  })
  await context.addInitScript(noteMoments)
  return context.newPage()
}

/** Opens a page as a slow telephone does: when there was a word on it, and when there was what it is for. */
async function open(page: Page, address: string): Promise<{ text: number; shown: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Network.emulateNetworkConditions', network)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(address, { waitUntil: 'commit', timeout: 60_000 })
  await page.waitForFunction(() => performance.getEntriesByName('shown').length > 0, undefined, {
    timeout: 60_000,
  })
  const [text = NaN, shown = NaN] = await page.evaluate(() =>
    ['text', 'shown'].map(name => performance.getEntriesByName(name)[0]?.startTime),
  )
  await session.send('Network.emulateNetworkConditions', { ...network, latency: 0, downloadThroughput: -1 })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await page.goto('about:blank')
  await session.detach()
  return { text, shown }
}

/** In every page from its start on: notes the frame in which the first word is there, and that with the list's tabs. */
function noteMoments(): void {
  const look = () => {
    const seen = (name: string) => performance.getEntriesByName(name).length > 0
    if (!seen('text') && document.body?.innerText.trim()) performance.mark('text')
    if (seen('text') && document.querySelector('[data-testid=tab-all], .floor')) performance.mark('shown')
    else requestAnimationFrame(look)
  }
  look()
}
