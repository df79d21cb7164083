import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** How a person stands in a sales plan. */
export const planPlaceSchema = z.object({
  stageId: z.string().max(60).nullable(),
  /** In the company's currency, whole units. */
  amount: z.number().nonnegative().max(1e12).optional(),
  addedAt: instantSchema,
})
export type PlanPlace = z.infer<typeof planPlaceSchema>

/** Where a person stands in a tunnel. */
export const tunnelPlaceSchema = z.object({
  state: z.enum(['running', 'stopped', 'finished']),
  /** The block where they are, or were last. */
  blockTitle: z.string().max(100).optional(),
  at: instantSchema,
})
export type TunnelPlace = z.infer<typeof tunnelPlaceSchema>

/** What a person ordered, summed up; money by currency (ISO 4217), whole units. */
export const ordersSummarySchema = z.object({
  count: z.number().int().nonnegative(),
  paid: z.number().int().nonnegative(),
  paidSums: z.record(z.string(), z.number()),
  lastAt: instantSchema.nullable(),
})
export type OrdersSummary = z.infer<typeof ordersSummarySchema>

export const fieldValueSchema = z.union([z.string().max(2000), z.number(), z.boolean()])
export type FieldValue = z.infer<typeof fieldValueSchema>

/**
 * `cards/{personId}`: what managers write down about a person. Tunnels, lead tools, sources and orders are what
 * happened, and written by functions alone. Ids name words of the dictionaries.
 */
export const cardSchema = z.object({
  schema: z.literal(1),
  name: z.string().max(200),
  phones: z.array(z.string().max(32)).max(20),
  emails: z.array(z.string().max(254)).max(20),
  note: z.string().max(5000),
  assigneeId: z.string().nullable(),
  tags: z.array(z.string()).max(50).optional(),
  salesPlans: z.record(z.string(), planPlaceSchema).optional(),
  /** Custom fields by the id of the field. */
  fields: z.record(z.string(), fieldValueSchema).optional(),
  /** On the company's block list: kept, shown as such, and never written to by automation. */
  blacklisted: z.boolean().optional(),
  tunnels: z.record(z.string(), tunnelPlaceSchema).optional(),
  leadTools: z.array(z.string()).optional(),
  sources: z.array(z.string()).optional(),
  orders: ordersSummarySchema.optional(),
  /** People whom a manager said this one is not. */
  notSameAs: z.array(z.string()).optional(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** The manager who changed it last; functions leave it out. */
  updatedBy: z.string().optional(),
})
export type Card = z.infer<typeof cardSchema>

/** What a manager's browser may change of a card (firestore.rules), besides `updatedAt` and `updatedBy`. */
export const editableCardFields = [
  'name',
  'phones',
  'emails',
  'note',
  'assigneeId',
  'tags',
  'salesPlans',
  'fields',
  'blacklisted',
] as const satisfies readonly (keyof Card)[]
export type EditableCardField = (typeof editableCardFields)[number]
