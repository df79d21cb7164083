import type { TunnelCost } from '../tunnels/measureTunnel.ts'
import { printTable } from './printTable.ts'

/** A step for many at once: what it costs each, and that no document is written by all. */
export function printTunnel(cost: TunnelCost): void {
  const { people, ticks, movedSeconds, sentSeconds, writes, reads, hottest } = cost
  printTable(`A tunnel's step for ${people} people at once, with a message and a tag`, [
    ['what', 'measured'],
    ['runs of the schedule', String(ticks)],
    ['until everybody has gone on, s', movedSeconds.toFixed(1)],
    ['until everybody has been written to, s', sentSeconds.toFixed(1)],
    ['writes, each', String(writes)],
    ['reads, each', String(reads)],
    ...hottest.slice(0, 3).map(({ path, writes: count }) => [`writes of ${path}`, String(count)]),
  ])
}
