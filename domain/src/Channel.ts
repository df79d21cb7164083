import { z } from 'zod'
import { channelHealthSchema } from './ChannelHealth.ts'
import { instantSchema } from './Instant.ts'
import { messengerSchema } from './Messenger.ts'

/**
 * `auth_failed`: the token died. `conflict`: somebody else uses it. `paused`: an admin paused it. `removed`: an admin
 * disconnected it; its chats stay readable, and connecting the same bot again goes on with them.
 */
export const channelStateSchema = z.enum(['active', 'paused', 'auth_failed', 'conflict', 'removed'])
export type ChannelState = z.infer<typeof channelStateSchema>

/** `channels/{channelId}`: the public half of a connected bot or community. */
export const channelSchema = z.object({
  schema: z.literal(1),
  messenger: messengerSchema,
  title: z.string().max(200),
  /** `@name` of the bot or the community. */
  handle: z.string().max(200),
  /** The bot's or community's own id in the messenger. */
  externalId: z.string(),
  state: channelStateSchema,
  /** A rate limit: nothing is sent through the channel before this moment. */
  pausedUntil: instantSchema.nullable(),
  /** Where its picture is in Storage. */
  photo: z.string().optional(),
  /** What the last look at the messenger found. */
  health: channelHealthSchema.optional(),
  /** Updates of the channel that could not be processed and wait for an admin. */
  quarantined: z.number().int().nonnegative().optional(),
  /** Says what is wrong after a change typed in the console. */
  error: z.string().optional(),
  createdAt: instantSchema,
})
export type Channel = z.infer<typeof channelSchema>

/** `channelSecrets/{channelId}`: no client reads it. In the console an admin types `messenger` and `token`. */
export const channelSecretSchema = z.object({
  messenger: messengerSchema,
  token: z.string().min(1).max(500),
  /** What the messenger must present at our webhook; made by `connectChannel`. */
  webhookSecret: z.string().min(16).max(256).optional(),
  /** The one before it, still accepted: updates on their way carry it. */
  previousWebhookSecret: z.string().min(16).max(256).optional(),
  /** How often the webhook's secret was renewed while the token stayed. */
  rotation: z.number().int().nonnegative().optional(),
  /** VK: the community that the token belongs to, and the word that confirms our address to it. */
  groupId: z.string().max(20).optional(),
  confirmation: z.string().max(100).optional(),
  /** Says what is wrong with what was typed. */
  error: z.string().optional(),
})
export type ChannelSecret = z.infer<typeof channelSecretSchema>
