import { z } from 'zod'

/** Who wrote a message: the person, a manager (id is the uid), the bot itself, or the system. */
export const authorSchema = z.object({
  type: z.enum(['person', 'manager', 'bot', 'system']),
  id: z.string().max(200),
  name: z.string().max(200),
})
export type Author = z.infer<typeof authorSchema>
