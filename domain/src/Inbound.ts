import type { ChatState } from './Chat.ts'
import type { Content } from './Content.ts'
import type { Instant } from './Instant.ts'

/** The person as the messenger names them in an update. */
export interface Sender {
  /** Their id in the messenger. */
  readonly externalId: string
  readonly name: string
  readonly username?: string
}

/** What a messenger told us, in our words: the result of reading one update. */
export type Inbound = InboundMessage | InboundEdit | InboundState

/** The person wrote something. `start` is there when they pressed Start; its payload is empty without a deep link. */
export interface InboundMessage {
  readonly type: 'message'
  readonly sender: Sender
  readonly externalId: string
  readonly at: Instant
  readonly content: Content
  readonly start?: { readonly payload: string }
}

/** The person changed a message; it may come before the message itself. */
export interface InboundEdit {
  readonly type: 'edit'
  readonly sender: Sender
  readonly externalId: string
  readonly at: Instant
  readonly editedAt: Instant
  readonly content: Content
}

/** The person blocked or unblocked the channel. */
export interface InboundState {
  readonly type: 'state'
  readonly sender: Sender
  readonly updateId: string
  readonly at: Instant
  readonly state: ChatState
}
