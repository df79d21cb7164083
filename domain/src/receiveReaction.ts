import type { InboundReaction } from './Inbound.ts'
import type { Changes, Known } from './Known.ts'
import { sameValue } from './sameValue.ts'

/** The person's reactions to a message as they stand now; they are kept for it where it has not come yet. */
export function receiveReaction(
  known: Known,
  { emoji, externalId, at }: InboundReaction,
  chatId: string,
): Changes {
  const before = known.message?.reactions ?? known.early?.reactions
  const reactions = { ...before, in: [...emoji], inAt: at }
  if ((before?.inAt ?? -Infinity) > at || sameValue(before, reactions)) return {}
  return known.message
    ? { message: { ...known.message, reactions } }
    : { early: { schema: 1, chatId, externalId, reactions } }
}
