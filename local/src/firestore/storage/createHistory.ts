import type { StoredDocument } from '../value/Value.ts'

/** What one document was before a commit and is after it. */
export interface Change {
  readonly path: string
  readonly before: StoredDocument | null
  readonly after: StoredDocument | null
}

export interface HistoryEntry {
  readonly time: bigint
  readonly changes: readonly Change[]
}

/** The commits of the last half hour, which reads in the past and resumed listeners are answered from. */
export interface History {
  add(entry: HistoryEntry): void
  /** Whether it holds no commit. */
  isEmpty(): boolean
  /** Gives up what was before `time`. */
  forgetUntil(time: bigint): void
  /** The documents that changed after `time`, as they were at `time`; `null` when the memory does not reach so far. */
  since(time: bigint): ReadonlyMap<string, StoredDocument | null> | null
}

// Production keeps resume tokens for half an hour as well.
const keptMicros = 30n * 60n * 1_000_000n
const keptChanges = 50_000

/** Makes an empty memory, which reaches back to `start`. */
export function createHistory(start: bigint): History {
  let entries: HistoryEntry[] = []
  let count = 0
  let forgottenUntil = start
  const forget = (now: bigint): void => {
    let drop = 0
    for (const { time, changes } of entries) {
      if (time > now - keptMicros && count <= keptChanges) break
      count -= changes.length
      forgottenUntil = time
      drop += 1
    }
    // Dropping in bulk keeps an addition cheap.
    entries = entries.slice(drop)
  }
  return {
    add: entry => {
      entries.push(entry)
      count += entry.changes.length
      const first = entries[0]
      if (
        first !== undefined &&
        (count > keptChanges * 1.2 || first.time < entry.time - (keptMicros * 6n) / 5n)
      )
        forget(entry.time)
    },
    isEmpty: () => entries.length === 0,
    forgetUntil: time => {
      entries = entries.filter(entry => entry.time > time)
      count = entries.reduce((sum, { changes }) => sum + changes.length, 0)
      forgottenUntil = time
    },
    since: time => {
      if (time < forgottenUntil) return null
      const past = new Map<string, StoredDocument | null>()
      for (let at = entries.length - 1; at >= 0; at -= 1) {
        const entry = entries[at]
        if (entry === undefined || entry.time <= time) break
        for (let each = entry.changes.length - 1; each >= 0; each -= 1) {
          const change = entry.changes[each]
          if (change !== undefined) past.set(change.path, change.before)
        }
      }
      return past
    },
  }
}
