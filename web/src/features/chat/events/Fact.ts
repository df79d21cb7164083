/** A word of `chat.event` and what is said of it. */
export type Fact = readonly [name: FactName, value: string]

export type FactName =
  | 'tunnel'
  | 'source'
  | 'tool'
  | 'payload'
  | 'block'
  | 'offer'
  | 'price'
  | 'order'
  | 'method'
  | 'reason'
  | 'condition'
