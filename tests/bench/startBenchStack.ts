import type { Browser, Page } from 'playwright-core'
import { historyDocuments } from '../../local/src/seed/historyDocuments.ts'
import { switchTriggers } from '../../local/src/seed/switchTriggers.ts'
import { writeDocuments } from '../../local/src/seed/writeDocuments.ts'
import { launchBrowser } from '../../local/src/testBrowser/launchBrowser.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { simulatorClient } from '../support/simulatorClient.ts'
import type { SimulatorClient } from '../support/simulatorClient.ts'
import type { StackAddresses } from '../support/StackAddresses.ts'
import { startTestStack } from '../support/startTestStack.ts'
import { composeBase } from './composeBase.ts'
import type { BenchPerson } from './composeBase.ts'

const NEVER_MS = 24 * 3_600_000

/** The whole product with a company in it, and one browser. */
export interface BenchStack {
  readonly addresses: StackAddresses
  readonly simulator: SimulatorClient
  readonly browser: Browser
  readonly people: readonly BenchPerson[]
  /** A new browser profile with an empty page. */
  open(): Promise<Page>
  stop(): Promise<void>
}

/** Starts the stack with its sweeper at rest, so that nothing reads but what is measured. */
export async function startBenchStack(): Promise<BenchStack> {
  const { addresses, stop } = await startTestStack({
    sweepEveryMs: NEVER_MS,
    // As it is in the cloud; tests do not wait that long for a new webhook.
    functionsEnv: { WEBHOOKS_FRESH_SECONDS: '60' },
  })
  try {
    const people = composeBase(Date.now())
    const admin = openAdmin(addresses)
    await switchTriggers(addresses.ports.hub, false)
    await writeDocuments(admin, historyDocuments(people))
    await switchTriggers(addresses.ports.hub, true)
    await admin.terminate()
    const browser = await launchBrowser()
    return {
      addresses,
      simulator: simulatorClient(addresses.simulators),
      browser,
      people,
      async open() {
        const context = await browser.newContext({
          viewport: { width: 1440, height: 900 },
          // What it fetches to keep is no part of what a page waits for.
          serviceWorkers: 'block',
        })
        // The card has a row of its own among the costs; beside every chat it would hide what a chat costs.
        await context.addInitScript(() => localStorage.setItem('chats.card', 'false'))
        return context.newPage()
      },
      async stop() {
        await browser.close()
        await stop()
      },
    }
  } catch (error) {
    await stop()
    throw error
  }
}
