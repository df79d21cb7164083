import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** `templates/{id}`: text that managers put into what they write («чат-шаблон»); admins keep it. */
export const templateSchema = z.object({
  schema: z.literal(1),
  title: z.string().min(1).max(100),
  /** With variables, `{{name}}` and the like (templateVariables), that are filled in when it is used. */
  text: z.string().min(1).max(4000),
  /** The place in lists, from 0. */
  order: z.number().int().nonnegative(),
  /** Kept, and offered no longer. */
  archived: z.boolean(),
  updatedAt: instantSchema,
  /** Who changed it last. */
  updatedBy: z.object({ id: z.string(), name: z.string() }),
})
export type Template = z.infer<typeof templateSchema>
