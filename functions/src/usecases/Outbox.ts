import type { Content } from '@chats/domain/Content'
import type { Instant } from '@chats/domain/Instant'
import type { DeliveryEvent } from '@chats/domain/moveDelivery'
import type { Verdict } from '@chats/domain/judgeSending'
import type { Messenger } from '@chats/domain/Messenger'

/** A message, or a part of an album, that was claimed. */
export interface ClaimedPart {
  readonly messageId: string
  readonly content: Content
  /** Which try this is, from 1. */
  readonly attempt: number
}

/** A message that this run alone may send, until `leaseUntil`. */
export interface Claim extends ClaimedPart {
  readonly chatId: string
  readonly channelId: string
  readonly messenger: Messenger
  /** The person's id in the messenger. */
  readonly to: string
  /** The parts of its album that go with it, in one call and in this order. */
  readonly others: readonly ClaimedPart[]
  /** The key of all tries, where the messenger absorbs a repeat. */
  readonly sendKey?: string
  /** The messenger's id of the message that it answers. */
  readonly replyTo?: string
  readonly leaseUntil: Instant
}

/** What claiming found: a message to send, one that was given up (look again), or nothing to do now. */
export type Claimed = { readonly do: 'send'; readonly claim: Claim } | { readonly do: 'again' | 'nothing' }

/**
 * What writing down found: the message is no longer this run's; a change waited behind it, which has become part of it
 * (`changed`) or now goes to the messenger (`change_waits`); or nothing more.
 */
export type Settled = 'settled' | 'superseded' | 'changed' | 'change_waits'

/** The messages on their way out, and who may move them. */
export interface Outbox {
  /** Takes the chat's oldest undelivered message, in one transaction; gives up one whose lease ran out. */
  claimHead(chatId: string, now: Instant, leaseMs: number): Promise<Claimed>
  /** Writes down how sending ended, and tells the author of what failed; `externalIds` and the answer are of the message and the others of its album, in order. */
  settle(
    claim: Claim,
    verdict: Verdict,
    now: Instant,
    externalIds?: readonly string[],
  ): Promise<readonly Settled[]>
  /** A manager's word on a message, and on the parts of its album that stand as it does. */
  move(chatId: string, messageId: string, event: DeliveryEvent): Promise<'moved' | 'refused'>
  /** The chats with something queued, for one channel, a page at a time by `after` (a chat id). */
  queuedChats(channelId: string, after?: string): Promise<readonly string[]>
  /** The chats in which a run died while sending. */
  expiredChats(now: Instant): Promise<readonly string[]>
  /** The outgoing message becomes the last one of its person's row. */
  showOnRow(chatId: string, messageId: string): Promise<void>
}
