/** One thing measured with few people and with many. */
export interface Comparison {
  readonly what: string
  readonly unit: 'ms' | 'MB' | 'rows'
  readonly few: number
  readonly many: number
  /** What this machine took, in turn with it, for something that knows of no people. */
  readonly floor?: { readonly few: number; readonly many: number }
  /** The most that `many` may be: as a multiple of `few`, or in the unit. */
  readonly limit: { readonly times: number } | { readonly most: number }
}

/** How many times as much it is among many people, by what the machine took at either time. */
export const timesOf = ({ few, many, floor }: Comparison): number =>
  many / (floor?.many ?? 1) / (few / (floor?.few ?? 1))

/** Whether there is more of it than the design allows. */
export const isTooMuch = (comparison: Comparison): boolean =>
  'times' in comparison.limit
    ? timesOf(comparison) > comparison.limit.times
    : comparison.many > comparison.limit.most
