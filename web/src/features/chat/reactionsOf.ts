import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'

/** An emoji under a message: who set it, and whether ours is still on its way. */
export interface ShownReaction {
  readonly emoji: string
  readonly byPerson: boolean
  readonly byUs: boolean
  readonly onItsWay: boolean
}

/** The emoji under a message, the person's first; a reaction on its way stands where it will be. */
export function reactionsOf({
  reactions,
  change,
}: Pick<LiveMessage, 'reactions' | 'change'>): readonly ShownReaction[] {
  const moving = change?.kind === 'react' && change.state !== 'failed' ? (change.emoji ?? '') : null
  const ours = moving === null ? (reactions?.out ?? []) : moving ? [moving] : []
  const theirs = reactions?.in ?? []
  return [...new Set([...theirs, ...ours])].map(emoji => ({
    emoji,
    byPerson: theirs.includes(emoji),
    byUs: ours.includes(emoji),
    onItsWay: moving === emoji,
  }))
}
