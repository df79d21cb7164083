import type { Channel } from './Channel.ts'
import { startLinkOf } from './startLinkOf.ts'

const PREFIX = 'join_'

/** The token that a deep link's payload carries; null when it is another kind of link. */
export const inviteTokenOf = (payload: string): string | null =>
  /^join_([\w-]{22})$/u.exec(payload)?.[1] ?? null

/** The link that opens a channel with a token, in the words of its messenger. */
export const inviteLinkOf = (channel: Pick<Channel, 'messenger' | 'handle'>, token: string): string =>
  startLinkOf(channel, PREFIX + token)
