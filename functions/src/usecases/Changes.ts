import type { ChangeRequest } from '@chats/domain/askChange'
import type { Author } from '@chats/domain/Author'
import type { Change } from '@chats/domain/Change'
import type { Content } from '@chats/domain/Content'
import type { Instant } from '@chats/domain/Instant'
import type { ChangeVerdict } from '@chats/domain/judgeChange'
import type { MessageRefusal } from '@chats/domain/MessageAction'
import type { Messenger } from '@chats/domain/Messenger'

/** One message by the ids of its chat and its own. */
export interface Place {
  readonly chatId: string
  readonly messageId: string
}

/** A change that this run alone may take to the messenger, until `leaseUntil`. */
export interface ChangeClaim extends Place {
  readonly channelId: string
  readonly messenger: Messenger
  /** Whose the chat is, and their id in the messenger. */
  readonly personId: string
  readonly to: string
  /** The messenger's id of the message. */
  readonly externalId: string
  readonly change: Change
  /** What the message says as long as the change is not through. */
  readonly before: Content
  readonly leaseUntil: Instant
}

/** What came of asking: take it to the messenger now; it is done; it waits; or it cannot be. */
export type Asked =
  | { readonly do: 'send'; readonly claim: ChangeClaim }
  | { readonly do: 'done' | 'wait' }
  | { readonly do: 'refuse'; readonly reason: MessageRefusal }

/** The changes of sent messages, and who may move them. */
export interface Changes {
  /** Enters a change that a manager wants, in one transaction, and claims it where it can go at once. */
  askChange(
    place: Place,
    request: ChangeRequest,
    clock: { readonly author: Author; readonly now: Instant; readonly leaseMs: number },
  ): Promise<Asked>
  /** Takes a waiting change, or one whose run died; null when there is nothing to do now. */
  claimChange(place: Place, now: Instant, leaseMs: number): Promise<ChangeClaim | null>
  /** Writes down how a change ended; false when it was no longer this run's. */
  settleChange(claim: ChangeClaim, verdict: ChangeVerdict, now: Instant): Promise<boolean>
  /** Takes away a change that failed or has not begun. */
  dismissChange(place: Place): Promise<'moved' | 'refused'>
  /** The changes that wait in a channel, or in one chat of it; a page at a time, by chat, after `after` (a chat id). */
  waitingChanges(
    where: { readonly channelId: string } | { readonly chatId: string },
    after?: string,
  ): Promise<readonly Place[]>
  /** The changes whose run died. */
  expiredChanges(now: Instant): Promise<readonly Place[]>
}
