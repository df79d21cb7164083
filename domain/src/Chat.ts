import { z } from 'zod'
import { instantSchema } from './Instant.ts'
import { messengerSchema } from './Messenger.ts'

/** Whether the person can be written to through this chat, and if not, why. */
export const chatStateSchema = z.enum(['subscribed', 'blocked', 'deactivated'])
export type ChatState = z.infer<typeof chatStateSchema>

/** `chats/{channelId}_{externalId}`: one person in one channel. Not written by an ordinary inbound message. */
export const chatSchema = z.object({
  schema: z.literal(1),
  personId: z.string(),
  channelId: z.string(),
  messenger: messengerSchema,
  /** The person's id in the messenger. */
  externalId: z.string(),
  /** Name, @username and the like as the messenger gave them. */
  name: z.string(),
  username: z.string().optional(),
  state: chatStateSchema,
  stateChangedAt: instantSchema,
  /** Where the person came from: the payload of the first deep link. */
  source: z.object({ payload: z.string(), at: instantSchema }).optional(),
  /** The messenger's id up to which the person has read, where they read what is not stored yet. */
  readUpTo: z.string().max(100).optional(),
  /** The tunnels that wait for what the person writes here; what comes meanwhile says so (`toTunnels`). */
  tunnelsWait: z.array(z.string()).optional(),
  createdAt: instantSchema,
})
export type Chat = z.infer<typeof chatSchema>
