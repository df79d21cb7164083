/** What a figure is: a time of one operation (less is better), operations in a second (more is), or plain counts. */
export type Unit = 'ms' | '/s' | 'count'

/** One figure of one server, by round, with the processor time that the server itself took for an operation. */
export interface Figure {
  readonly what: string
  readonly unit: Unit
  readonly value: number
  readonly serverMs?: number
}

/** One measured thing, of both servers, each with its rounds. */
export interface Row {
  readonly what: string
  readonly unit: Unit
  readonly ours: readonly Figure[]
  readonly peer: readonly Figure[]
}
