import type { Instant } from '@chats/domain/Instant'
import type { HookEvent, HookWanted, Webhook } from '@chats/domain/Webhook'
import type { Admin } from './Audit.ts'

/** Where webhooks are kept, and deliveries for them begin. */
export interface Webhooks {
  /** Which events are wanted by which webhook; remembered for a while. */
  wanted(now: Instant): Promise<HookWanted>
  /** Files a delivery of an event for each of these webhooks; a second time nothing. */
  file(hookIds: readonly string[], event: HookEvent, now: Instant): Promise<void>
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
