import { z } from 'zod'
import { instantSchema } from './Instant.ts'
import { documentIdSchema } from './MergeRequest.ts'

/**
 * `invites/{hash}`: a personal link into a second channel, filed under the SHA-256 of its token. It works once; no
 * client reads it.
 */
export const inviteSchema = z.object({
  schema: z.literal(1),
  /** Whom the chat shall belong to. */
  personId: z.string(),
  /** The channel that it leads to; anywhere else it is an ordinary start. */
  channelId: z.string(),
  by: z.string(),
  byName: z.string(),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  usedAt: instantSchema.optional(),
  usedChatId: z.string().optional(),
})
export type Invite = z.infer<typeof inviteSchema>

/** How long an unused link works, in milliseconds: 30 days. */
export const INVITE_LIFETIME = 30 * 24 * 60 * 60 * 1000

/** The request of the callable `inviteToChannel`. */
export const inviteRequestSchema = z.object({ personId: documentIdSchema, channelId: documentIdSchema })
export type InviteRequest = z.infer<typeof inviteRequestSchema>
