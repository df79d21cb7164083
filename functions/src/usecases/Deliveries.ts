import type { HookError } from '@chats/domain/HookError'
import type { Instant } from '@chats/domain/Instant'

/** Whose a delivery is: a webhook's, which is told of an event, or a tunnel's, of which a block makes a request. */
export type DeliveryOwner = 'webhooks' | 'tunnels'

/** Where a delivery is kept. */
export interface DeliveryPlace {
  readonly of: DeliveryOwner
  readonly ownerId: string
  readonly deliveryId: string
}

/** How the other side answered, or why it did not. */
export type HookAnswer =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly status?: number; readonly error: HookError }

/** One try of a delivery, claimed so that no other run makes it at the same time. */
export interface ClaimedDelivery {
  readonly url: string
  /** Null: it leaves unsigned. */
  readonly secret: string | null
  readonly body: string
}

/** What is on its way to other systems, and how that goes. */
export interface Deliveries {
  /** The delivery to be tried now; null when it is not its turn, or there is nobody any longer. */
  claim(place: DeliveryPlace, now: Instant): Promise<ClaimedDelivery | null>
  /** Writes down how a try went: it has arrived, it will be tried again, or it is given up. */
  settle(place: DeliveryPlace, answer: HookAnswer, now: Instant): Promise<'delivered' | 'later' | 'failed'>
  /** Deliveries whose next try is due. */
  due(now: Instant): Promise<readonly DeliveryPlace[]>
}
