import { vkReactions } from '@chats/domain/capabilities'

/** VK's number of a reaction, given as a number or as its emoji; undefined when there is none. */
export function reactionNumber(given: unknown): number | undefined {
  if (typeof given === 'number') return given > 0 ? given : undefined
  if (typeof given !== 'string') return undefined
  const bare = (emoji: string) => emoji.replaceAll('\u{FE0F}', '')
  const place = vkReactions.findIndex(emoji => bare(emoji) === bare(given))
  return place < 0 ? undefined : place + 1
}

/** The emoji of VK's number, or the number itself where it has no known emoji. */
export const reactionEmoji = (reaction: number): string => vkReactions[reaction - 1] ?? `№${reaction}`
