import type { Instant } from '@chats/domain/Instant'
import type { DueRun } from './TunnelRuns.ts'

/** Beyond that many it forgets: then some are handed over twice, which changes nothing. */
const MOST = 200_000

/** What an instance has handed over to be moved on. */
export interface HandedOver {
  /** Those of the runs that are not handed over already; they are, from now on. */
  take(runs: readonly DueRun[], now: Instant): readonly DueRun[]
  /** They were not handed over after all, or are done. */
  release(runs: readonly DueRun[]): void
}

/**
 * Remembers for `keptMs` what was handed over, so that the next run of the schedule, or one beside this, does not hand the
 * same over again while it waits for its turn. One that is due anew is another one.
 */
export function createHandedOver(keptMs: number): HandedOver {
  /** By when they were handed over, the first first. */
  const kept = new Map<string, Instant>()
  return {
    take(runs, now) {
      for (const [key, at] of kept) {
        if (now - at < keptMs && kept.size <= MOST) break
        kept.delete(key)
      }
      const taken = runs.filter(run => !kept.has(keyOf(run)))
      for (const run of taken) kept.set(keyOf(run), now)
      return taken
    },
    release(runs) {
      for (const run of runs) kept.delete(keyOf(run))
    },
  }
}

const keyOf = ({ tunnelId, chatId, dueAt }: DueRun) => `${tunnelId} ${chatId} ${dueAt}`
