import { z } from 'zod'
import { cardSchema, ordersSummarySchema } from './Card.ts'
import { instantSchema } from './Instant.ts'
import { personSchema } from './Person.ts'

/** What the card of the kept person has from the other one and had not before; taken back when they are parted. */
export const addedSchema = z.object({
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  notSameAs: z.array(z.string()),
  /** The paragraph of the note, as it was appended; empty when there was nothing to append. */
  note: z.string(),
  tags: z.array(z.string()).optional(),
  leadTools: z.array(z.string()).optional(),
  sources: z.array(z.string()).optional(),
  /** By the ids of plans, fields and tunnels that the kept one was without. */
  salesPlans: z.array(z.string()).optional(),
  fields: z.array(z.string()).optional(),
  tunnels: z.array(z.string()).optional(),
  /** The kept one is on the block list for the other one was. */
  blacklisted: z.boolean().optional(),
  /** What was added to the sums of the kept one. */
  orders: ordersSummarySchema.optional(),
})
export type Added = z.infer<typeof addedSchema>

/**
 * `merges/{otherId}`: a person who was merged into another one. It stands as long as they are one; whoever comes by an
 * old address finds the way through it. Written by functions.
 */
export const mergeSchema = z.object({
  schema: z.literal(1),
  keepId: z.string(),
  otherId: z.string(),
  /** Under whom all of it is found now: `keepId`, or whom that one was merged into since. */
  personId: z.string(),
  /** By a manager's hand, or by a personal link that the person followed. */
  via: z.enum(['hand', 'link']),
  /** The manager: who merged them, or who made the link. */
  by: z.string(),
  byName: z.string(),
  at: instantSchema,
  /** The other one as they were. */
  before: z.object({ person: personSchema, card: cardSchema }),
  added: addedSchema,
})
export type Merge = z.infer<typeof mergeSchema>
