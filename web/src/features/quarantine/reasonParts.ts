/** A reason of quarantine as `quarantine.reason` says it: its word, and what it is about. */
export interface ReasonParts {
  readonly word: 'unknown_kind' | 'shape' | 'no_channel' | 'store_unavailable' | 'unreadable' | 'error'
  readonly what: string
}

const bare = ['no_channel', 'store_unavailable', 'unreadable'] as const

/** Takes a reason as intake wrote it apart; what is none of its words is the name of an error. */
export function reasonParts(reason: string): ReasonParts {
  const [, word, what = ''] = /^(unknown_kind|shape):(.*)$/su.exec(reason) ?? []
  if (word === 'unknown_kind' || word === 'shape') return { word, what }
  const known = bare.find(one => one === reason)
  return known ? { word: known, what: '' } : { word: 'error', what: reason }
}
