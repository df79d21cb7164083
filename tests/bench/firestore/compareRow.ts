import { percentile } from '../latency/percentile.ts'
import type { Figure, Row } from './Row.ts'

/** A row in figures: the medians of both servers, and how many times the peer's rate ours is. */
export interface Comparison {
  readonly ours: number
  readonly peer: number
  readonly rate: number
  /** The lowest and the highest ratio of a round: how far the figure can be trusted. */
  readonly rounds: readonly [lowest: number, highest: number]
  /** How many times less processor time our server takes for an operation; `null` where it was not measured. */
  readonly processor: number | null
}

/** Sets both servers' rounds against each other: at 3, this project's does three operations in the time of one. */
export function compareRow({ unit, ours, peer }: Row): Comparison {
  const rateOf = (mine: number, other: number) => (unit === 'ms' ? other / mine : mine / other)
  const rates = ours.map(({ value }, round) => rateOf(value, peer[round]?.value ?? NaN))
  const median = (figures: readonly Figure[], of: (figure: Figure) => number) =>
    percentile(figures.map(of), 0.5)
  const serverMs = ({ serverMs: ms }: Figure) => ms ?? NaN
  const processor = median(peer, serverMs) / median(ours, serverMs)
  return {
    ours: median(ours, ({ value }) => value),
    peer: median(peer, ({ value }) => value),
    rate: percentile(rates, 0.5),
    rounds: [Math.min(...rates), Math.max(...rates)],
    processor: Number.isNaN(processor) ? null : processor,
  }
}
