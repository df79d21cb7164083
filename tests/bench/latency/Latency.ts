/** One road measured beside the floor; milliseconds, and how many times the floor they are. */
export interface Latency {
  readonly road: string
  readonly samples: number
  readonly p50: number
  readonly p95: number
  readonly p50OfFloor: number
  readonly p95OfFloor: number
  /** The lowest and the highest of the rounds' own p50 ratios: how far the figure can be trusted. */
  readonly rounds: readonly [lowest: number, highest: number]
}
