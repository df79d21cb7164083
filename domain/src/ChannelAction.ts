import { z } from 'zod'
import { messengerSchema } from './Messenger.ts'

const tokenSchema = z.string().trim().min(1).max(500)
const channelIdSchema = z.string().regex(/^[A-Za-z0-9-]{1,64}$/u)

/**
 * What an admin may ask of channels; the request of the callable `manageChannel`. `probe` tells who a token belongs to
 * and stores nothing. `replace_token` takes another token of the same bot. `rotate_secret` makes a new secret for the
 * webhook. `check` looks at the channel's health now, `repair` sets its webhook again. `remove` disconnects; its chats stay.
 */
export const channelActionSchema = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['probe', 'connect']), messenger: messengerSchema, token: tokenSchema }),
  z.object({ action: z.literal('replace_token'), channelId: channelIdSchema, token: tokenSchema }),
  z.object({
    action: z.enum(['pause', 'resume', 'rotate_secret', 'check', 'repair', 'remove']),
    channelId: channelIdSchema,
  }),
])
export type ChannelAction = z.infer<typeof channelActionSchema>

/** The bot or community behind a token; `photo` is a data URL of at most 64 KB. */
export interface ProbedChannel {
  readonly title: string
  readonly handle: string
  readonly externalId: string
  readonly photo?: string
}

/**
 * Why it was not done. `other_bot`: the token is of another bot than the channel's. `not_verified`: the messenger took
 * the webhook's address and tells another. `not_possible`: the channel is in a state in which there is nothing to do.
 */
export type ChannelRefusal =
  | 'token_refused'
  | 'other_bot'
  | 'unreachable'
  | 'already_connected'
  | 'not_verified'
  | 'not_supported'
  | 'not_possible'
  | 'not_found'

/** The answer of `manageChannel`. `said` is the messenger's own word, or the title of the channel that is in the way. */
export type ChannelAnswer =
  | { readonly ok: true; readonly channelId?: string; readonly bot?: ProbedChannel }
  | { readonly ok: false; readonly why: ChannelRefusal; readonly said?: string }
