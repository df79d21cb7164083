import { z } from 'zod'
import { cardSchema, fieldValueSchema } from './Card.ts'

const idSchema = z.string().regex(/^[a-z0-9-]{1,40}$/u)

/**
 * A person as a line of a file says who they are, checked and in our spelling. The browser uploads them as lines of JSON
 * for functions to go through. What the line does not say is absent or empty, and is left as it is on a card that is
 * there already.
 */
export const importLineSchema = z.object({
  /** Of the file, its first line of people being 1. */
  line: z.number().int().positive().max(10_000_000),
  name: cardSchema.shape.name.min(1),
  /** Whether the name stands in the file; otherwise it is the phone or the address. */
  named: z.boolean(),
  phones: cardSchema.shape.phones,
  emails: cardSchema.shape.emails,
  tags: z.array(idSchema).max(50),
  note: cardSchema.shape.note,
  assigneeId: z.string().max(128).nullable(),
  /** The stage in each sales plan; null: in none. */
  plans: z.record(idSchema, z.string().max(60).nullable()),
  fields: z.record(idSchema, fieldValueSchema),
})
export type ImportLine = z.infer<typeof importLineSchema>

/** What is done about a person whose phone or address is known. */
export const whenKnownSchema = z.enum(['skip', 'update', 'add'])
export type WhenKnown = z.infer<typeof whenKnownSchema>
