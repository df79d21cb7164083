import type { Journal, JournalEntry } from './Journal.ts'

/** Makes an empty journal of the last `size` entries: an addition puts one reference into a ring. */
export function createJournal(size = 500): Journal {
  const ring = new Array<JournalEntry | undefined>(size).fill(undefined)
  const listeners = new Set<() => void>()
  let count = 0
  let clearedAt = 0

  const add = (entry: JournalEntry): void => {
    ring[count % size] = entry
    count += 1
    for (const listener of listeners) listener()
  }
  return {
    denialsOnly: false,
    add,
    opening: { denialsOnly: false, add: entry => add({ ...entry, live: true }) },
    following: { denialsOnly: true, add: entry => add({ ...entry, live: true }) },
    since: after => {
      const found: { seq: number; entry: JournalEntry }[] = []
      for (let seq = Math.max(after, clearedAt, count - size) + 1; seq <= count; seq += 1) {
        const entry = ring[(seq - 1) % size]
        if (entry !== undefined) found.push({ seq, entry })
      }
      return found
    },
    clear: () => {
      ring.fill(undefined)
      clearedAt = count
    },
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
