/** One thing measured with few people and with many. */
export interface Comparison {
  readonly what: string
  readonly unit: 'ms' | 'MB' | 'rows'
  readonly few: number
  readonly many: number
  /** The most that `many` may be: as a multiple of `few`, or in the unit. */
  readonly limit: { readonly times: number } | { readonly most: number }
}

/** Whether there is more of it than the design allows. */
export const isTooMuch = ({ few, many, limit }: Comparison): boolean =>
  'times' in limit ? many > few * limit.times : many > limit.most
