import { z } from 'zod'
import type { Channel } from './Channel.ts'
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

const PREFIX = 'join_'

/** The token that a deep link's payload carries; null when it is another kind of link. */
export const inviteTokenOf = (payload: string): string | null =>
  /^join_([\w-]{22})$/u.exec(payload)?.[1] ?? null

/** The link that opens a channel with a token, in the words of its messenger. */
export function inviteLinkOf({ messenger, handle }: Pick<Channel, 'messenger' | 'handle'>, token: string) {
  const name = encodeURIComponent(handle.replace(/^@/u, ''))
  const payload = PREFIX + token
  // https://core.telegram.org/bots/features#deep-linking, https://dev.vk.com/ru/api/community-messages/getting-started
  return messenger === 'telegram'
    ? `https://t.me/${name}?start=${payload}`
    : `https://vk.me/${name}?ref=${payload}`
}
