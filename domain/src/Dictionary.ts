import { z } from 'zod'

/** Which dictionaries there are; each is one document, so that a page knows all of its titles by one read. */
export const dictionaryKindSchema = z.enum([
  'tags',
  'salesPlans',
  'tunnels',
  'leadTools',
  'sources',
  'offers',
  'fields',
  'dialogTypes',
  'dialogReasons',
  'dialogComponents',
])
export type DictionaryKind = z.infer<typeof dictionaryKindSchema>

/** What the value of a custom field is; a date is `YYYY-MM-DD`, for it has no time of day. */
export const fieldTypeSchema = z.enum(['text', 'number', 'date', 'choice', 'yesNo'])
export type FieldType = z.infer<typeof fieldTypeSchema>

export const stageSchema = z.object({ id: z.string().min(1).max(60), title: z.string().min(1).max(60) })
export type Stage = z.infer<typeof stageSchema>

/** One word of a dictionary. What only some kinds have is optional. */
export const dictionaryEntrySchema = z.object({
  title: z.string().min(1).max(100),
  /** The place in lists, from 0. */
  order: z.number().int().nonnegative(),
  colour: z.enum(['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink']).optional(),
  /** Kept where it is used, and offered no longer. */
  archived: z.boolean().optional(),
  /** Sales plans: what a list row shows, ≤ 12 characters (seed: «метка чата»). */
  label: z.string().min(1).max(12).optional(),
  /** Sales plans: in their order. */
  stages: z.array(stageSchema).max(30).optional(),
  /** Custom fields. */
  type: fieldTypeSchema.optional(),
  /** Custom fields of the type `choice`. */
  choices: z.array(z.string().min(1).max(100)).max(100).optional(),
})
export type DictionaryEntry = z.infer<typeof dictionaryEntrySchema>

/** `dictionaries/{kind}`: written by admins, read by everybody at work. */
export const dictionarySchema = z.object({
  schema: z.literal(1),
  entries: z.record(z.string().regex(/^[a-z0-9-]{1,40}$/u), dictionaryEntrySchema),
})
export type Dictionary = z.infer<typeof dictionarySchema>
