import { z } from 'zod'
import { instantSchema } from './Instant.ts'
import { messengerSchema } from './Messenger.ts'

const ids = z.array(z.string().min(1).max(100)).max(50)
const text = z.string().max(200)

/** From the first up to the last moment, both included; an open end is absent. */
export const periodSchema = z.object({ from: instantSchema.optional(), to: instantSchema.optional() })
export type Period = z.infer<typeof periodSchema>

/**
 * What people a manager looks for (S-34…S-40). Everything given has to hold; of a list of ids any one. Absent: not
 * asked. It lives in the address and in saved filters, so it may name words that are gone: those match nobody.
 */
export const peopleFilterSchema = z.object({
  /** Beginnings of words, as in the quick search. */
  name: text.optional(),
  phone: text.optional(),
  email: text.optional(),
  messengers: z.array(messengerSchema).max(10).optional(),
  hasPhone: z.boolean().optional(),
  hasEmail: z.boolean().optional(),
  tags: ids.optional(),
  tunnels: ids.optional(),
  leadTools: ids.optional(),
  sources: ids.optional(),
  salesPlans: ids.optional(),
  /** The person has a chat in this state; `blacklisted`: they are on the company's block list. */
  states: z
    .array(z.enum(['subscribed', 'blocked', 'deactivated', 'blacklisted']))
    .max(4)
    .optional(),
  /** A uid, or `nobody`. */
  assignees: ids.optional(),
  createdAt: periodSchema.optional(),
  lastMessageAt: periodSchema.optional(),
  unread: z.boolean().optional(),
  hasDialog: z.boolean().optional(),
  botOff: z.boolean().optional(),
})
export type PeopleFilter = z.infer<typeof peopleFilterSchema>
