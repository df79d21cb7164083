import { z } from 'zod'

const title = z.string().min(1).max(200)
/** Of a word of a dictionary; left out where nobody knows it there. */
const id = z.string().max(40).optional()

/**
 * The person came, came back or left (S-77). The titles are those of the dictionaries at that moment: what happened stays
 * as it was when a tunnel is renamed.
 */
const subscriptionSchema = z.object({
  kind: z.literal('indicator'),
  what: z.enum(['subscribed', 'resubscribed', 'unsubscribed']),
  /** What the deep link carried, `/start <payload>` or VK's `ref`. */
  payload: z.string().max(200).optional(),
  tunnel: title.optional(),
  /** The id of that tunnel: coming by it starts it. */
  tunnelId: id,
  /** The source of the traffic. */
  source: title.optional(),
  sourceId: id,
  /** The tool of lead generation. */
  tool: title.optional(),
  toolId: id,
})

const offered = {
  offer: title,
  offerId: id,
  /** In whole units of `currency` (ISO 4217). */
  price: z.number().nonnegative().optional(),
  currency: z.string().length(3).optional(),
  /** As the shop numbers it. */
  orderId: z.string().max(100).optional(),
}

/** The person ordered an offer (S-82, A19). */
const orderSchema = z.object({ kind: z.literal('indicator'), what: z.literal('ordered'), ...offered })

/** The person paid for an offer, or could not. */
const paymentSchema = z.object({
  kind: z.literal('indicator'),
  what: z.enum(['paid', 'paymentFailed']),
  ...offered,
  method: z.string().max(100).optional(),
  /** Why it failed, in the words of whoever takes the payment. */
  reason: z.string().max(500).optional(),
})

/** START or STOP of a tunnel fired for the person (S-78), in a block of a tunnel. */
const tunnelActionSchema = z.object({
  kind: z.literal('indicator'),
  what: z.enum(['tunnelStarted', 'tunnelStopped']),
  tunnel: title,
  /** Which tunnel is to start or stop. Where it is the author's own, it has done so already. */
  tunnelId: id,
  block: title,
})

/** An action of the person; it stands on the timeline at their side and is never sent to the person (S-73, S-81). */
export const indicatorContentSchema = z.discriminatedUnion('what', [
  subscriptionSchema,
  orderSchema,
  paymentSchema,
  tunnelActionSchema,
])
export type Indicator = z.infer<typeof indicatorContentSchema>
