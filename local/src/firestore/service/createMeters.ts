import type { MeterReading, Meters } from './Firestore.ts'

/** Meters that can be moved on. */
export interface CountingMeters extends Meters {
  add(project: string, counts: Partial<MeterReading>): void
}

/** Whose names clients make up: more are not kept. */
const mostProjects = 1000

const zero: MeterReading = { reads: 0, writes: 0, deletes: 0, listenerReads: 0, ruleReads: 0 }

/** Makes meters that stand at nought. */
export function createMeters(): CountingMeters {
  const readings = new Map<string, MeterReading>()
  const read = (project: string): MeterReading => readings.get(project) ?? zero
  return {
    read,
    reset: project => {
      readings.delete(project)
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
