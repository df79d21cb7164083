import { z } from 'zod'
import { instantSchema } from './Instant.ts'
import { peopleFilterSchema } from './PeopleFilter.ts'

/** `savedFilters/{id}`: personal, or shared with everybody by an admin (A10). */
export const savedFilterSchema = z.object({
  schema: z.literal(1),
  name: z.string().min(1).max(60),
  ownerId: z.string(),
  shared: z.boolean(),
  filter: peopleFilterSchema,
  createdAt: instantSchema,
})
export type SavedFilter = z.infer<typeof savedFilterSchema>
