import { z } from 'zod'
import { whenKnownSchema } from './ImportLine.ts'
import { documentIdSchema } from './MergeRequest.ts'

const languageSchema = z.enum(['ru', 'uk', 'en'])

/**
 * What an admin may ask of long work; the request of the callable `manageJob`. An import is opened first, then its parts
 * are uploaded, then it is `run`. To erase somebody, their name has to be typed.
 */
export const jobRequestSchema = z.discriminatedUnion('action', [
  z.object({ action: z.literal('importPeople'), whenKnown: whenKnownSchema }),
  z.object({
    action: z.literal('run'),
    id: documentIdSchema,
    parts: z.number().int().positive().max(5000),
    total: z.number().int().positive(),
  }),
  z.object({ action: z.literal('cancel'), id: documentIdSchema }),
  z.object({
    action: z.literal('exportPeople'),
    filter: z.string().max(20_000),
    language: languageSchema,
  }),
  z.object({ action: z.literal('exportPerson'), personId: documentIdSchema }),
  z.object({ action: z.literal('erasePerson'), personId: documentIdSchema, name: z.string().max(500) }),
])
export type JobRequest = z.infer<typeof jobRequestSchema>

/** Why it was not done. `wrong_name`: another name was typed than the person has. */
export type JobRefusal = 'gone' | 'not_yours' | 'not_open' | 'wrong_name'

/** The answer of `manageJob`. */
export type JobAnswer =
  { readonly ok: true; readonly id: string } | { readonly ok: false; readonly why: JobRefusal }
