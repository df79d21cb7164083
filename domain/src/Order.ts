import { z } from 'zod'
import { instantSchema } from './Instant.ts'

const price = z.number().nonnegative().optional()
const currency = z.string().length(3).optional()

/** One try to pay for an order; `id` is that of the event, so that a repeated one is the same. */
export const paymentSchema = z.object({
  id: z.string().max(100),
  ok: z.boolean(),
  at: instantSchema,
  price,
  currency,
  method: z.string().max(100).optional(),
  reason: z.string().max(500).optional(),
})
export type Payment = z.infer<typeof paymentSchema>

/**
 * `orders/{id}`: what a person ordered and how they paid for it. Written by functions. The document's id follows from the
 * shop's number, or, for a payment without one, from the event.
 */
export const orderSchema = z.object({
  schema: z.literal(1),
  personId: z.string(),
  /** Through whom it came by merges, the last last; taken back when they are parted. */
  cameFrom: z.array(z.string()).optional(),
  /** As the shop numbers it. */
  number: z.string().max(100).nullable(),
  offer: z.string().max(200),
  offerId: z.string().max(40).optional(),
  price,
  currency,
  state: z.enum(['ordered', 'paid', 'failed']),
  /** When it was ordered; of payments alone, the first of them. */
  at: instantSchema,
  /** Set when the order itself was told, and not only its payments. */
  orderedAt: instantSchema.optional(),
  payments: z.array(paymentSchema).max(50),
})
export type Order = z.infer<typeof orderSchema>
