import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** What a webhook may want to hear of. */
export const hookTopicSchema = z.enum(['message', 'subscription', 'order', 'payment', 'dialog'])
export type HookTopic = z.infer<typeof hookTopicSchema>

/** `webhooks/{id}`: an address of another system that is told what happens. Written by functions; admins read it. */
export const webhookSchema = z.object({
  schema: z.literal(1),
  url: z.string().max(500),
  events: z.array(hookTopicSchema).min(1),
  active: z.boolean(),
  createdAt: instantSchema,
  createdBy: z.object({ id: z.string(), name: z.string() }),
  /** Since when nothing has arrived; null: the last one did. */
  failingSince: instantSchema.nullable(),
  /** It was turned off by itself then, for nothing had arrived for too long. */
  turnedOffAt: instantSchema.nullable(),
})
export type Webhook = z.infer<typeof webhookSchema>

/** `webhooks/{id}/deliveries/{deliveryId}`: one event on its way to one webhook. Holds what is sent, for 30 days. */
export const deliveryLogSchema = z.object({
  schema: z.literal(1),
  type: z.string(),
  chatId: z.string(),
  body: z.string(),
  at: instantSchema,
  state: z.enum(['pending', 'delivered', 'failed']),
  attempts: z.number().int().nonnegative(),
  /** When it is tried next; null: not any longer. */
  nextAt: instantSchema.nullable(),
  lastAt: instantSchema.nullable(),
  /** Of the last answer. */
  status: z.number().int().nullable(),
  /** Why there was none, or none that counts (hookErrorOf). */
  error: z.string().nullable(),
  expiresAt: instantSchema,
})
export type DeliveryLog = z.infer<typeof deliveryLogSchema>

/** `tunnels/{id}/deliveries/{deliveryId}`: a request of a block of this tunnel on its way to another system. */
export const tunnelDeliverySchema = deliveryLogSchema.extend({
  url: z.string().max(500),
  /** The webhook whose secret signs it; null: nothing does. */
  signedBy: z.string().nullable(),
  blockId: z.string(),
})
export type TunnelDelivery = z.infer<typeof tunnelDeliverySchema>

/** `settings/webhooks`: what each webhook that is on wants to hear of. One document, so that a look at it is one read. */
export type HookWanted = Readonly<Record<string, readonly HookTopic[]>>

/** Something that webhooks are told; `key` is the same for every telling of it. */
export interface HookEvent {
  readonly key: string
  readonly topic: HookTopic
  readonly type: string
  readonly at: number
  readonly chatId: string
  readonly data: Readonly<Record<string, unknown>>
}

const id = z.string().regex(/^[\w-]{1,120}$/u)
const url = z.string().trim().min(1).max(500)
const events = z.array(hookTopicSchema).min(1).max(5)

/** What an admin asks about webhooks. */
export const webhookActionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('create'), url, events }),
  z.object({ action: z.literal('change'), id, url, events }),
  z.object({ action: z.literal('turn'), id, active: z.boolean() }),
  z.object({ action: z.literal('remove'), id }),
  z.object({ action: z.literal('resend'), id, deliveryId: z.string().min(1).max(300) }),
])
export type WebhookAction = z.infer<typeof webhookActionSchema>

export type WebhookRefusal = 'not_found' | 'too_many' | 'bad_address'
/** The secret is told once, when a webhook is made. */
export type WebhookAnswer =
  | { readonly ok: true; readonly id: string; readonly secret?: string }
  | { readonly ok: false; readonly why: WebhookRefusal }
