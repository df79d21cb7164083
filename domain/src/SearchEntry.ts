import { z } from 'zod'
import { messengerSchema } from './Messenger.ts'

/**
 * `search/{personId}`: how a person is found. Changes with who they are and never with what they write, so that messages
 * do not rewrite its many index entries. Written by functions.
 */
export const searchEntrySchema = z.object({
  schema: z.literal(1),
  name: z.string(),
  photo: z.string().optional(),
  messengers: z.array(messengerSchema),
  /** What the hit may be by, for the match to be shown: as they stand on the card, and @names. */
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  usernames: z.array(z.string()),
  /** See `searchTokens`. */
  tokens: z.array(z.string()).max(600),
  facets: z.array(z.string()),
  assigneeId: z.string().nullable(),
})
export type SearchEntry = z.infer<typeof searchEntrySchema>
