import type { Content } from '@chats/domain/Content'
import type { Instant } from '@chats/domain/Instant'
import type { DeliveryEvent } from '@chats/domain/moveDelivery'
import type { Verdict } from '@chats/domain/judgeSending'
import type { Messenger } from '@chats/domain/Messenger'

/** A message that this run alone may send, until `leaseUntil`. */
export interface Claim {
  readonly chatId: string
  readonly messageId: string
  readonly channelId: string
  readonly messenger: Messenger
  /** The person's id in the messenger. */
  readonly to: string
  readonly content: Content
  /** The messenger's id of the message that it answers. */
  readonly replyTo?: string
  /** Which try this is, from 1. */
  readonly attempt: number
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
  /** Writes down how sending ended. */
  settle(claim: Claim, verdict: Verdict, now: Instant, externalId?: string): Promise<Settled>
  /** A manager's word on a message; null when it cannot be done in the state the message is in. */
  move(chatId: string, messageId: string, event: DeliveryEvent): Promise<'moved' | 'refused'>
  /** The chats with something queued, for one channel, a page at a time by `after` (a chat id). */
  queuedChats(channelId: string, after?: string): Promise<readonly string[]>
  /** The chats in which a run died while sending. */
  expiredChats(now: Instant): Promise<readonly string[]>
  /** The outgoing message becomes the last one of its person's row. */
  showOnRow(chatId: string, messageId: string): Promise<void>
}
