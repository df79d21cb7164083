import type { Instant } from '@chats/domain/Instant'
import type { HookEvent, HookWanted, Webhook } from '@chats/domain/Webhook'
import type { Admin } from './Audit.ts'

/** How the other side answered, or why it did not. */
export type HookAnswer =
  | { readonly ok: true; readonly status: number }
  | { readonly ok: false; readonly status?: number; readonly error: string }

/** One try of a delivery, claimed so that no other run makes it at the same time. */
export interface ClaimedDelivery {
  readonly url: string
  readonly secret: string
  readonly body: string
}

/** Where webhooks and their deliveries are kept. */
export interface Webhooks {
  /** Which events are wanted by which webhook; remembered for a while. */
  wanted(now: Instant): Promise<HookWanted>
  /** Files a delivery of an event for each of these webhooks; a second time nothing. */
  file(hookIds: readonly string[], event: HookEvent, now: Instant): Promise<void>
  /** The delivery to be tried now; null when it is not its turn, or there is nobody any longer. */
  claim(hookId: string, deliveryId: string, now: Instant): Promise<ClaimedDelivery | null>
  /** Writes down how a try went: it has arrived, it will be tried again, or it is given up. */
  settle(
    hookId: string,
    deliveryId: string,
    answer: HookAnswer,
    now: Instant,
  ): Promise<'delivered' | 'later' | 'failed'>
  /** Deliveries whose next try is due. */
  due(now: Instant): Promise<readonly { readonly hookId: string; readonly deliveryId: string }[]>
  create(
    hook: Pick<Webhook, 'url' | 'events'>,
    secret: string,
    by: Admin,
    at: Instant,
  ): Promise<string | 'too_many'>
  change(id: string, hook: Partial<Pick<Webhook, 'url' | 'events' | 'active'>>): Promise<string | 'not_found'>
  remove(id: string): Promise<string | 'not_found'>
  /** Makes a delivery due at once, however it went. */
  again(id: string, deliveryId: string, at: Instant): Promise<string | 'not_found'>
}
