import type { Page } from 'playwright-core'
import type { StackAddresses } from '../../support/StackAddresses.ts'
import type { Reading } from './Operation.ts'

const ASK_EVERY_MS = 100
/** Longer than anything in the page waits before it reads or writes by itself (counts: 1.5 s, drafts: 1 s). */
const QUIET_MS = 3_000

/** What `GET …/meters` of the local Firestore answers; `reads` is the sum of all of them. */
interface MeterAnswer {
  readonly reads: number
  readonly writes: number
  readonly deletes: number
  readonly listenerReads: number
  readonly ruleReads: number
}

/** Reads the local Firestore's meters around an event. */
export function createMeter({ ports, projectId }: StackAddresses) {
  const address = `http://127.0.0.1:${ports.firestore}/emulator/v1/projects/${projectId}/meters`
  const ask = async (): Promise<MeterAnswer> => (await (await fetch(address)).json()) as MeterAnswer
  let counts = 0

  /** Resolves when nothing has been billed for a while. */
  async function quiet(): Promise<MeterAnswer> {
    let last = await ask()
    let since = Date.now()
    while (Date.now() - since < QUIET_MS) {
      await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
      const next = await ask()
      if (JSON.stringify(next) !== JSON.stringify(last)) since = Date.now()
      last = next
    }
    return last
  }

  return {
    quiet,
    /** Counts are told from other reads by the requests of the pages that are watched. */
    watch(page: Page): Page {
      page.on('request', request => (counts += Number(request.url().includes(':runAggregationQuery'))))
      return page
    },
    /** What everything that follows from `run` costs: from a quiet meter to a quiet meter. */
    async around(run: () => Promise<unknown>): Promise<Reading> {
      await quiet()
      await (await fetch(address, { method: 'DELETE' })).arrayBuffer()
      counts = 0
      await run()
      const { reads, writes, deletes, listenerReads, ruleReads } = await quiet()
      const directReads = reads - listenerReads - ruleReads - counts
      return { writes, deletes, directReads, listenerReads, ruleReads, counts }
    },
  }
}

export type Meter = ReturnType<typeof createMeter>
