import type { DeliveryReason } from '@chats/domain/Delivery'
import type { DeliveryAction } from '@chats/domain/MessageAction'

/** What the timeline says of an outgoing message's way to the person. */
export type ShownState =
  'local' | 'queued' | 'sending' | 'waiting' | 'sent' | 'read' | 'failed' | 'unconfirmed' | 'cancelled'

/** How a state is drawn and which actions it offers; `reason` is a word of the catalogue `chat.reason`. */
export interface ShownDelivery {
  readonly state: ShownState
  readonly icon: 'clock' | 'check' | 'checks' | 'alert' | 'question' | 'cancelled'
  readonly tone: 'quiet' | 'good' | 'warning' | 'error'
  readonly reason: DeliveryReason | 'offline' | 'channel_removed' | null
  readonly actions: readonly (DeliveryAction | 'copy')[]
}
