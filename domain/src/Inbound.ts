import type { ChatState } from './Chat.ts'
import type { Content } from './Content.ts'
import type { Instant } from './Instant.ts'
import type { Reply } from './Reply.ts'

/** The person as the messenger names them in an update; `name` is empty where the update names nobody (VK). */
export interface Sender {
  /** Their id in the messenger. */
  readonly externalId: string
  readonly name: string
  readonly username?: string
}

/** What a messenger told us, in our words: the result of reading one update. */
export type Inbound =
  | InboundMessage
  | InboundEdit
  | InboundState
  | InboundReaction
  | InboundPress
  | InboundRead
  | InboundTyping
  | InboundEcho

/** The person wrote something. `start` is there when they pressed Start; its payload is empty without a deep link. */
export interface InboundMessage {
  readonly type: 'message'
  readonly sender: Sender
  readonly externalId: string
  readonly at: Instant
  readonly content: Content
  readonly start?: { readonly payload: string }
  /** `messageId` of it is filled in when it is stored. */
  readonly replyTo?: Reply
  readonly albumId?: string
}

/** The person changed a message; it may come before the message itself. */
export interface InboundEdit {
  readonly type: 'edit'
  readonly sender: Sender
  readonly externalId: string
  readonly at: Instant
  readonly editedAt: Instant
  readonly content: Content
  readonly replyTo?: Reply
  readonly albumId?: string
}

/** The person blocked or unblocked the channel. */
export interface InboundState {
  readonly type: 'state'
  readonly sender: Sender
  readonly updateId: string
  readonly at: Instant
  /** The messenger tells no time: `at` is our clock when it arrived, and what arrived last counts. */
  readonly timeless?: true
  readonly state: ChatState
}

/** The person set or took away their reactions to a message of either side; `emoji` is what stands there now. */
export interface InboundReaction {
  readonly type: 'reaction'
  readonly sender: Sender
  /** The messenger's id of the message. */
  readonly externalId: string
  readonly at: Instant
  readonly emoji: readonly string[]
}

/** The person pressed a button of a message of ours; it may come before we know that message's number. */
export interface InboundPress {
  readonly type: 'press'
  readonly sender: Sender
  readonly updateId: string
  /** Our clock when it arrived: messengers tell no time of it. */
  readonly at: Instant
  /** The messenger's id of the message. */
  readonly messageExternalId: string
  /** What the button carries. */
  readonly press: string
  /** By this the messenger wants to hear that the press has arrived. */
  readonly answerId?: string
}

/** The person has read our messages up to and including this one. */
export interface InboundRead {
  readonly type: 'read'
  readonly sender: Sender
  readonly externalId: string
  readonly at: Instant
}

/** The person is typing; it is not stored on the timeline. */
export interface InboundTyping {
  readonly type: 'typing'
  readonly sender: Sender
  readonly at: Instant
}

/**
 * A message of our side as the messenger tells it back. With `sendKey` it is the echo of one we sent (`sendKeyOf` of
 * that message's id); without a match it was written in the messenger's own interface. `sender` is the person.
 */
export interface InboundEcho {
  readonly type: 'echo'
  readonly sender: Sender
  readonly externalId: string
  readonly at: Instant
  /** There when the message was changed in the messenger's own interface. */
  readonly editedAt?: Instant
  readonly content: Content
  readonly sendKey?: string
  readonly replyTo?: Reply
  readonly albumId?: string
}
