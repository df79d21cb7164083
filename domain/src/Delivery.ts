import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** Why a message was not delivered, or waits: one word per case the interface explains. */
export const deliveryReasonSchema = z.enum([
  'rate_limited',
  'channel_paused',
  'network',
  'answer_lost',
  'token_invalid',
  'channel_conflict',
  'person_blocked',
  'person_deactivated',
  'person_unreachable',
  'too_long',
  'too_big',
  'bad_input',
  'internal',
])
export type DeliveryReason = z.infer<typeof deliveryReasonSchema>

export const deliveryStateSchema = z.enum([
  'queued',
  'sending',
  'sent',
  'read',
  'failed',
  'unconfirmed',
  'cancelled',
])
export type DeliveryState = z.infer<typeof deliveryStateSchema>

/**
 * How far an outgoing message has come. The message document is the outbox: a browser creates it as `queued` with
 * nothing else, and only functions move it on. `sent` is never without the message's `externalId`, but where a manager accepted an
 * unconfirmed one: then `reason` stays `answer_lost`.
 */
export const deliverySchema = z.object({
  state: deliveryStateSchema,
  /** Sends begun so far; a rate limit does not count. */
  attempt: z.number().int().nonnegative().default(0),
  /** While `sending`: when the run that holds it is taken for dead. */
  leaseUntil: instantSchema.optional(),
  /** While `queued` again after a failure: not before this moment. */
  retryAt: instantSchema.optional(),
  reason: deliveryReasonSchema.optional(),
  sentAt: instantSchema.optional(),
})
export type Delivery = z.infer<typeof deliverySchema>
