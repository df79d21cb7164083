import { z } from 'zod'
import { messengerSchema } from './Messenger.ts'

const text = (most: number) => z.string().trim().min(1).max(most)

/** A word of a dictionary: by its id, or by a title alone where the company keeps none. */
const wordSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/u)
      .optional(),
    title: text(100).optional(),
  })
  .refine(({ id, title }) => id !== undefined || title !== undefined, { error: 'needs an id or a title' })
export type EventWord = z.infer<typeof wordSchema>

/** Whom an event is about. An e-mail or a phone has to be on one card, and on no other. */
export const personRefSchema = z.union([
  z.strictObject({ chatId: text(300) }),
  z.strictObject({ personId: text(300) }),
  z.strictObject({ messenger: messengerSchema, externalId: text(100) }),
  z.strictObject({
    email: z
      .string()
      .trim()
      .max(254)
      .regex(/^[^\s@]+@[^\s@]+$/u),
  }),
  z.strictObject({
    phone: z
      .string()
      .trim()
      .max(32)
      .regex(/^(?:[^0-9]*[0-9]){5,20}[^0-9]*$/u),
  }),
])
export type PersonRef = z.infer<typeof personRefSchema>

const common = {
  person: personRefSchema,
  /** When it happened; without it: when it was received. */
  at: z.iso.datetime({ offset: true }).optional(),
}
const amount = z.number().nonnegative().max(1e12)
const currency = z.string().regex(/^[A-Z]{3}$/u)
const sold = { offer: wordSchema, price: amount.optional(), currency: currency.optional() }
const payment = { orderId: text(100).optional(), ...sold, method: text(100).optional() }
const way = { tunnel: wordSchema.optional(), source: wordSchema.optional(), tool: wordSchema.optional() }
const fired = {
  block: text(200),
  tunnel: wordSchema,
  condition: text(500).optional(),
  outcome: z.boolean().optional(),
  inputs: z
    .array(z.strictObject({ name: text(100), value: z.string().max(300) }))
    .max(20)
    .optional(),
}

/** The body of `POST /events`: something that a person did, told by another system. Money is in whole units of `currency`. */
export const eventRequestSchema = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('order.created'), ...common, orderId: text(100), ...sold }),
    z.strictObject({ type: z.literal('payment.succeeded'), ...common, ...payment }),
    z.strictObject({
      type: z.literal('payment.failed'),
      ...common,
      ...payment,
      reason: text(500).optional(),
    }),
    z.strictObject({ type: z.literal('tunnel.started'), ...common, tunnel: wordSchema, block: text(200) }),
    z.strictObject({ type: z.literal('tunnel.stopped'), ...common, tunnel: wordSchema, block: text(200) }),
    z.strictObject({ type: z.literal('trigger.fired'), ...common, ...fired }),
    z.strictObject({ type: z.literal('filter.fired'), ...common, ...fired }),
    z.strictObject({ type: z.literal('subscription.created'), ...common, ...way }),
    z.strictObject({ type: z.literal('subscription.renewed'), ...common, ...way }),
    z.strictObject({ type: z.literal('subscription.ended'), ...common }),
  ])
  .refine(event => !('price' in event) || (event.price === undefined) === (event.currency === undefined), {
    error: 'price and currency go together',
    path: ['currency'],
  })
export type EventRequest = z.infer<typeof eventRequestSchema>
export type EventType = EventRequest['type']
