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

/** The median of the milliseconds until there is a word on the page, with an empty HTTP cache. */
export interface PhoneResult {
  /** A manager who is signed in. */
  readonly inbox: number
  /** Nobody is. */
  readonly signIn: number
  /** An empty page of the same libraries: as soon as Vue is there, and not before Firebase is, too. */
  readonly floor: number
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
    const [stranger, empty] = [await openPhone(stack), await openPhone(stack)]
    const samples = { inbox: [], signIn: [], floor: [], wholeFloor: [] } as Record<
      keyof PhoneResult,
      number[]
    >
    for (let round = 0; round < ROUNDS; round++) {
      samples.floor.push(await firstText(empty, floor))
      samples.inbox.push(await firstText(inbox, page))
      samples.wholeFloor.push(await firstText(empty, `${floor}?whole`))
      samples.signIn.push(await firstText(stranger, page))
    }
    const median = (key: keyof PhoneResult) => percentile(samples[key], 0.5)
    return {
      inbox: median('inbox'),
      signIn: median('signIn'),
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
  await context.addInitScript(noteFirstText)
  return context.newPage()
}

async function firstText(page: Page, address: string): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await session.send('Network.emulateNetworkConditions', network)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(address, { waitUntil: 'commit', timeout: 60_000 })
  await page.waitForFunction(() => performance.getEntriesByName('first-text').length > 0, undefined, {
    timeout: 60_000,
  })
  const at = await page.evaluate(() => performance.getEntriesByName('first-text')[0]?.startTime ?? NaN)
  await session.send('Network.emulateNetworkConditions', { ...network, latency: 0, downloadThroughput: -1 })
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await page.goto('about:blank')
  await session.detach()
  return at
}

/** In every page from its start on: notes the frame in which the first word is there. */
function noteFirstText(): void {
  const look = () => {
    if (document.body?.innerText.trim()) performance.mark('first-text')
    else requestAnimationFrame(look)
  }
  look()
}
