import type { MeterReading, Meters } from './Firestore.ts'

/** Meters that can be moved on. */
export interface CountingMeters extends Meters {
  add(project: string, counts: Partial<MeterReading>): void
  wrote(project: string, paths: readonly string[]): void
}

/** Whose names clients make up: more are not kept. */
const mostProjects = 1000

const zero: MeterReading = { reads: 0, writes: 0, deletes: 0, listenerReads: 0, ruleReads: 0 }

/** Makes meters that stand at nought. */
export function createMeters(): CountingMeters {
  const readings = new Map<string, MeterReading>()
  const watched = new Map<string, Map<string, number>>()
  const read = (project: string): MeterReading => readings.get(project) ?? zero
  return {
    read,
    reset: project => {
      readings.delete(project)
    },
    watchDocuments: project => {
      watched.set(project, new Map())
    },
    hottest: (project, most) =>
      [...(watched.get(project) ?? [])]
        .map(([path, writes]) => ({ path, writes }))
        .toSorted((a, b) => b.writes - a.writes)
        .slice(0, most),
    wrote: (project, paths) => {
      const counts = watched.get(project)
      if (counts) for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1)
    },
    add: (project, counts) => {
      const old = read(project)
      const { reads = 0, writes = 0, deletes = 0, listenerReads = 0, ruleReads = 0 } = counts
      // Those that move stand at the end, so that the one that stood still for longest is given up.
      readings.delete(project)
      readings.set(project, {
        reads: old.reads + reads + listenerReads + ruleReads,
        writes: old.writes + writes,
        deletes: old.deletes + deletes,
        listenerReads: old.listenerReads + listenerReads,
        ruleReads: old.ruleReads + ruleReads,
      })
      const [oldest] = readings.size > mostProjects ? readings.keys() : []
      if (oldest !== undefined) readings.delete(oldest)
    },
  }
}
