import type { Latency } from '../latency/Latency.ts'
import { printTable } from './printTable.ts'

const times = (ratio: number) => `×${ratio.toFixed(1)}`

/** The roads as multiples of the floor. The milliseconds beside them belong to this machine and this minute. */
export function printLatency(latencies: readonly Latency[]): void {
  const head = ['road', 'p50 / floor', 'p95 / floor', 'p50 by round', 'samples', 'p50 ms', 'p95 ms']
  const rows = latencies.map(
    ({ road, samples, p50, p95, p50OfFloor, p95OfFloor, rounds: [lowest, highest] }) => [
      road,
      times(p50OfFloor),
      times(p95OfFloor),
      `${times(lowest)}…${times(highest)}`,
      String(samples),
      p50.toFixed(1),
      p95.toFixed(1),
    ],
  )
  printTable('Latency, as multiples of a bare floor measured in turn with it', [head, ...rows])
}
