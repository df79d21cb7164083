const MOST_NAMES = 3

/** Which words of `chat.presence` say who is typing, and with which names; null when nobody is. */
export function typingWords(me: boolean, others: readonly string[]) {
  const names = others.slice(0, MOST_NAMES).join(', ')
  const more = Math.max(0, others.length - MOST_NAMES)
  if (others.length === 0) return me ? ({ key: 'me', names, more } as const) : null
  if (me) return { key: more ? 'withMeMore' : 'withMe', names, more } as const
  if (more) return { key: 'more', names, more } as const
  return { key: others.length === 1 ? 'one' : 'many', names, more } as const
}
