/** What one part of an operation may cost by design.md §5 and what it did cost. */
export interface Figure {
  readonly what: string
  readonly allowed: number
  readonly measured: number
}

/** One event of the table of costs. */
export interface Operation {
  readonly event: string
  readonly figures: readonly Figure[]
  /** What the meters said, and what the browsers asked for, whole. */
  readonly reading: Reading
}

/** What a stretch of time cost. Every read that Firestore bills is in exactly one of the four kinds. */
export interface Reading {
  readonly writes: number
  readonly deletes: number
  /** Asked for by functions, and by browsers outside listeners. */
  readonly directReads: number
  readonly listenerReads: number
  /** Documents that rules looked at. */
  readonly ruleReads: number
  readonly counts: number
}

export const isOver = ({ figures }: Operation) => figures.some(({ allowed, measured }) => measured > allowed)
