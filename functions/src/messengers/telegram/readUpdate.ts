import type { Inbound, InboundPress, InboundReaction, InboundState } from '@chats/domain/Inbound'
import type { Instant } from '@chats/domain/Instant'
import type { z } from 'zod'
import { clip } from './clip.ts'
import { readEdit, readMessage } from './readMessage.ts'
import { readSender } from './readSender.ts'
import {
  envelopeSchema,
  membershipSchema,
  messageSchema,
  pressSchema,
  reactionSchema,
} from './updateSchema.ts'
import type { TelegramMembership, TelegramPress, TelegramReaction } from './updateSchema.ts'

/** What an update turned out to be. */
export type ReadUpdate =
  | { readonly type: 'inbound'; readonly updateId: string; readonly inbound: Inbound }
  | { readonly type: 'poison'; readonly updateId: string; readonly reason: string }
  | { readonly type: 'ignored'; readonly updateId: string; readonly reason: string }
  | { readonly type: 'no_update' }

/** The kinds of updates that we ask for in `allowed_updates`, and how each is read. */
const kinds = {
  message: readAs('message', messageSchema, readMessage),
  edited_message: readAs('edited_message', messageSchema, readEdit),
  my_chat_member: readAs('my_chat_member', membershipSchema, readMembership),
  callback_query: readAs('callback_query', pressSchema, readPress),
  message_reaction: readAs('message_reaction', reactionSchema, readReaction),
}
export const wantedUpdates = Object.keys(kinds) as readonly (keyof typeof kinds)[]

/**
 * Reads a parsed Bot API Update. Pure; throws nothing. A kind that we did not ask for, or a known kind of a shape that
 * we do not know, is poison: it is kept, not lost. `arrivedAt` is when it came, for what tells no time.
 */
export function readUpdate(body: unknown, arrivedAt: Instant): ReadUpdate {
  const envelope = envelopeSchema.safeParse(body)
  if (!envelope.success) return { type: 'no_update' }
  const updateId = String(envelope.data.update_id)
  const kind = Object.keys(envelope.data).find(name => name !== 'update_id') ?? 'nothing'
  return isWanted(kind)
    ? kinds[kind](envelope.data[kind], { updateId, arrivedAt })
    : { type: 'poison', updateId, reason: `unknown_kind:${kind.slice(0, 60)}` }
}

const isWanted = (kind: string): kind is keyof typeof kinds => Object.hasOwn(kinds, kind)

interface Context {
  readonly updateId: string
  readonly arrivedAt: Instant
}

function readAs<T extends { readonly chat: { readonly type: string } }>(
  kind: string,
  schema: z.ZodType<T>,
  read: (content: T, context: Context) => Inbound | null,
) {
  return (value: unknown, context: Context): ReadUpdate => {
    const { updateId } = context
    const content = schema.safeParse(value)
    if (!content.success) {
      const path = content.error.issues[0]?.path.map(String).join('.').slice(0, 100) ?? ''
      return { type: 'poison', updateId, reason: `shape:${kind}:${path}` }
    }
    if (content.data.chat.type !== 'private') return { type: 'ignored', updateId, reason: 'not_private' }
    const inbound = read(content.data, context)
    return inbound
      ? { type: 'inbound', updateId, inbound }
      : { type: 'poison', updateId, reason: `shape:${kind}:from` }
  }
}

/** `kicked` and `left` are what a private chat says when the person blocks the bot. */
function readMembership(membership: TelegramMembership, { updateId }: Context): InboundState {
  const { from, date, new_chat_member } = membership
  return {
    type: 'state',
    sender: readSender(from),
    updateId,
    at: date * 1000,
    state: ['kicked', 'left'].includes(new_chat_member.status) ? 'blocked' : 'subscribed',
  }
}

/** Custom emoji are pictures of a sticker set and have no emoji to show, so they are left out. */
function readReaction({ user, message_id, date, new_reaction }: TelegramReaction): InboundReaction | null {
  if (!user) return null
  return {
    type: 'reaction',
    sender: readSender(user),
    externalId: String(message_id),
    at: date * 1000,
    emoji: new_reaction.flatMap(({ emoji }) => (emoji ? [clip(emoji, 32)] : [])).slice(0, 20),
  }
}

/** A button of ours always carries data; one that does not is of a game, and we send none. */
function readPress(
  { id, from, message, data = '' }: TelegramPress,
  { updateId, arrivedAt }: Context,
): InboundPress {
  return {
    type: 'press',
    sender: readSender(from),
    updateId,
    at: arrivedAt,
    messageExternalId: String(message.message_id),
    press: clip(data, 64),
    answerId: id,
  }
}
