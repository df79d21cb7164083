import type { Latency } from './Latency.ts'
import { percentile } from './percentile.ts'

/** Milliseconds by road, of one round. */
export type Round = ReadonlyMap<string, readonly number[]>

/** Every road of the rounds against the road `floor` of the same rounds; the floor itself comes first. */
export function summarize(rounds: readonly Round[], floor: string): readonly Latency[] {
  const roads = [...new Set(rounds.flatMap(round => [...round.keys()]))]
  const all = (road: string) => rounds.flatMap(round => round.get(road) ?? [])
  const p50OfRound = (round: Round, road: string) => percentile(round.get(road) ?? [], 0.5)
  return roads.map(road => {
    const p50 = percentile(all(road), 0.5)
    const p95 = percentile(all(road), 0.95)
    const ratios = rounds.map(round => p50OfRound(round, road) / p50OfRound(round, floor))
    return {
      road,
      samples: all(road).length,
      p50,
      p95,
      p50OfFloor: p50 / percentile(all(floor), 0.5),
      p95OfFloor: p95 / percentile(all(floor), 0.95),
      rounds: [Math.min(...ratios), Math.max(...ratios)],
    }
  })
}
