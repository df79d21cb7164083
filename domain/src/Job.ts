import { z } from 'zod'
import { whenKnownSchema } from './ImportLine.ts'
import { instantSchema } from './Instant.ts'

export const jobKindSchema = z.enum([
  'importPeople',
  'exportPeople',
  'erasePerson',
  'exportPerson',
  'reindexPeople',
  'recountDialogs',
])
export type JobKind = z.infer<typeof jobKindSchema>

/** `new`: its files are still being uploaded. */
export const jobStateSchema = z.enum(['new', 'running', 'done', 'failed', 'cancelled'])
export type JobState = z.infer<typeof jobStateSchema>

/** `jobs/{id}`: long work and how far it has come. Written by functions; admins and who started it read it. */
export const jobSchema = z.object({
  schema: z.literal(1),
  kind: jobKindSchema,
  state: jobStateSchema,
  by: z.object({ id: z.string(), name: z.string() }),
  /** Of `total`; a total of 0 is not known yet. `failed` and `skipped` are among them. */
  done: z.number().int().nonnegative(),
  failed: z.number().int().nonnegative(),
  /** People who were there already, or described already, and stayed as they were. */
  skipped: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** The first lines that could not be taken in, and why. */
  problems: z.array(z.object({ line: z.number().int(), why: z.string() })).optional(),
  /** Where the next step goes on. */
  cursor: z.string().optional(),
  /** How many parts its file has so far, or came in. */
  parts: z.number().int().nonnegative(),
  /** In Storage: what came out of it; absent once it is removed. */
  path: z.string().optional(),
  /** What went wrong, in a word that the page translates. */
  error: z.string().optional(),
  /** Imports: what is done about people who are known. */
  whenKnown: whenKnownSchema.optional(),
  /** Exports of people: whom; as an address says it. */
  filter: z.string().optional(),
  language: z.enum(['ru', 'uk', 'en']).optional(),
  /** Exports of one person: whom. Erasures name nobody once they are done. */
  personId: z.string().optional(),
  /** Erasures: what went at once, and when; what hangs on it goes after. */
  erased: z.object({ people: z.array(z.string()), chats: z.array(z.string()), at: instantSchema }).optional(),
  /** Which run works on it; another one that finds itself replaced stops. */
  runId: z.string().optional(),
  /** How often it was begun to be worked on since it last came further. */
  tries: z.number().int().optional(),
  startedAt: instantSchema,
  updatedAt: instantSchema,
})
export type Job = z.infer<typeof jobSchema>
