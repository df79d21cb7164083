import { z } from 'zod'
import { instantSchema } from './Instant.ts'

/** A personal task is its owner's alone; a common one is seen by whoever sees the person. */
export const taskKindSchema = z.enum(['personal', 'common'])
export type TaskKind = z.infer<typeof taskKindSchema>

/** `tasks/{id}`: something to be done about a person. Written by managers; `remindedAt` by functions. */
export const taskSchema = z.object({
  schema: z.literal(1),
  personId: z.string(),
  /** As the person was called when the task was written. */
  personName: z.string().max(200),
  title: z.string().min(1).max(500),
  /** Null: some day. */
  dueAt: instantSchema.nullable(),
  kind: taskKindSchema,
  /** Who wrote it; of a personal task also who has it. */
  ownerId: z.string(),
  /** Whose Important list it is on; null: nobody's yet. */
  assigneeId: z.string().nullable(),
  /** `removed`: nobody sees it any longer; it can be put back until functions delete it, a day later. */
  state: z.enum(['open', 'done', 'removed']),
  doneAt: instantSchema.nullable(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** Who changed it last; without it, its owner. */
  updatedBy: z.string().optional(),
  /** When the notification about it was written; one from before `dueAt` was about an earlier time. */
  remindedAt: instantSchema.optional(),
  /** Whom it was about before they were merged, the last one last; it goes back there. Written by functions. */
  cameFrom: z.array(z.string()).optional(),
})
export type Task = z.infer<typeof taskSchema>
