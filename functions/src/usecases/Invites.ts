import type { Channel } from '@chats/domain/Channel'
import type { Instant } from '@chats/domain/Instant'
import type { InviteRequest } from '@chats/domain/Invite'
import type { MergeRefusal } from '@chats/domain/MergeRequest'

/** What became of a start that carried a token. Everything but `joined` leaves it the ordinary start it is. */
export type Followed =
  'joined' | 'unknown' | 'used' | 'expired' | 'foreign' | 'not_new' | 'gone' | 'too_large'

/** Where personal links are kept, by the hash of their token. */
export interface Invites {
  /** Files an invitation of a person into a channel; answers the channel. */
  file(
    by: string,
    request: InviteRequest,
    hash: string,
    at: Instant,
  ): Promise<Pick<Channel, 'messenger' | 'handle'> | MergeRefusal>
  /** Makes the chat that began with a token the invited person's, once and in one transaction. */
  follow(hash: string, chatId: string, at: Instant): Promise<Followed>
}
