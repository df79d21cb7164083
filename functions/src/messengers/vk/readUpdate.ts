import { vkReactions } from '@chats/domain/capabilities'
import type { ChatState } from '@chats/domain/Chat'
import type { Inbound } from '@chats/domain/Inbound'
import type { Instant } from '@chats/domain/Instant'
import type { z } from 'zod'
import { eventIdOf } from './eventIdOf.ts'
import { readEcho, readEdit, readMessage } from './readMessage.ts'
import { readSender } from './readSender.ts'
import * as schemas from './updateSchema.ts'

/** What an event turned out to be. */
export type ReadUpdate =
  | {
      readonly type: 'inbound'
      readonly updateId: string
      readonly inbound: Inbound
      readonly more?: readonly Inbound[]
    }
  | { readonly type: 'poison'; readonly updateId: string; readonly reason: string }
  | { readonly type: 'ignored'; readonly updateId: string; readonly reason: string }

/** What an event means, in order, or why it means nothing to us. */
type Meaning = readonly Inbound[] | 'not_private' | 'not_of_the_person' | 'not_ours'
interface Context {
  readonly updateId: string
  /** For the events that tell no time. */
  readonly arrivedAt: Instant
}

/** The events that the server is told to send, and how each is read. */
const kinds = {
  message_new: readAs(schemas.messageNewSchema, ({ message }) =>
    ofPerson(message, () => readMessage(message)),
  ),
  message_edit: readAs(schemas.messageSchema, (message, { arrivedAt }) =>
    ofPerson(message, () => (isOurs(message) ? readEcho : readEdit)(message, arrivedAt)),
  ),
  message_reply: readAs(schemas.messageSchema, message => ofPerson(message, () => readEcho(message))),
  message_allow: readAs(schemas.permissionSchema, readPermission('subscribed')),
  message_deny: readAs(schemas.permissionSchema, readPermission('blocked')),
  message_event: readAs(schemas.pressSchema, readPress),
  message_read: readAs(schemas.readSchema, readRead),
  message_typing_state: readAs(schemas.typingSchema, readTyping),
  message_reaction_event: readAs(schemas.reactionSchema, readReaction),
}
export const wantedEvents = Object.keys(kinds) as readonly (keyof typeof kinds)[]

/**
 * Reads an event of the Callback API whose envelope is right. Pure; throws nothing. A kind that we did not ask for, or a
 * known kind of a shape that we do not know, is poison: it is kept, not lost.
 */
export function readUpdate(
  event: z.infer<typeof schemas.envelopeSchema>,
  { raw, arrivedAt }: { readonly raw: string; readonly arrivedAt: Instant },
): ReadUpdate {
  const updateId = eventIdOf(event.event_id, raw)
  return isWanted(event.type)
    ? kinds[event.type](event['object'], event.type, { updateId, arrivedAt })
    : { type: 'poison', updateId, reason: `unknown_kind:${event.type.slice(0, 60)}` }
}

const isWanted = (type: string): type is keyof typeof kinds => Object.hasOwn(kinds, type)

function readAs<S extends z.ZodType>(schema: S, read: (object: z.infer<S>, context: Context) => Meaning) {
  return (object: unknown, type: string, context: Context): ReadUpdate => {
    const { updateId } = context
    const shape = schema.safeParse(object)
    if (!shape.success) return { type: 'poison', updateId, reason: `shape:${type}:${pathOf(shape.error)}` }
    const meaning = read(shape.data, context)
    if (typeof meaning === 'string') return { type: 'ignored', updateId, reason: meaning }
    const [inbound, ...more] = meaning
    if (!inbound) return { type: 'poison', updateId, reason: `empty:${type}` }
    return { type: 'inbound', updateId, inbound, ...(more.length > 0 && { more }) }
  }
}

const pathOf = ({ issues }: z.ZodError) => issues[0]?.path.map(String).join('.').slice(0, 100) ?? ''

/** People have ids from 1; group chats begin at 2,000,000,000, communities are negative. */
const isPerson = (id: number) => id > 0 && id < 2_000_000_000

const isOurs = ({ from_id }: schemas.VkMessage) => from_id < 0

const ofPerson = ({ peer_id }: schemas.VkMessage, read: () => readonly Inbound[]): Meaning =>
  isPerson(peer_id) ? read() : 'not_private'

function readPermission(state: ChatState) {
  return ({ user_id }: z.infer<typeof schemas.permissionSchema>, context: Context): Meaning => [
    {
      type: 'state',
      sender: readSender(user_id),
      updateId: context.updateId,
      at: context.arrivedAt,
      timeless: true,
      state,
    },
  ]
}

/** Buttons that somebody else's tool put there carry something else. */
function readPress(
  { user_id, peer_id, event_id, payload, conversation_message_id }: z.infer<typeof schemas.pressSchema>,
  { updateId, arrivedAt }: Context,
): Meaning {
  if (!isPerson(peer_id) || user_id !== peer_id) return 'not_private'
  const press = pressOf(payload)
  if (press === null || conversation_message_id === undefined) return 'not_ours'
  return [
    {
      type: 'press',
      sender: readSender(peer_id),
      updateId,
      at: arrivedAt,
      messageExternalId: String(conversation_message_id),
      press,
      answerId: event_id,
    },
  ]
}

/** VK gives a payload back as it was sent: as text, or opened. */
function pressOf(payload: unknown): string | null {
  try {
    const opened: unknown = typeof payload === 'string' ? JSON.parse(payload) : payload
    return schemas.ourPressSchema.safeParse(opened).data?.press ?? null
  } catch {
    return null
  }
}

function readRead(
  { from_id, peer_id, conversation_message_id }: z.infer<typeof schemas.readSchema>,
  { arrivedAt }: Context,
): Meaning {
  if (!isPerson(peer_id)) return 'not_private'
  if (from_id !== peer_id) return 'not_of_the_person'
  const externalId = String(conversation_message_id)
  return [{ type: 'read', sender: readSender(peer_id), externalId, at: arrivedAt }]
}

function readTyping(
  { from_id, state }: z.infer<typeof schemas.typingSchema>,
  { arrivedAt }: Context,
): Meaning {
  if (!isPerson(from_id) || state !== 'typing') return 'not_of_the_person'
  return [{ type: 'typing', sender: readSender(from_id), at: arrivedAt }]
}

function readReaction(
  { reacted_id, peer_id, cmid, reaction_id }: z.infer<typeof schemas.reactionSchema>,
  { arrivedAt }: Context,
): Meaning {
  if (!isPerson(peer_id)) return 'not_private'
  if (reacted_id !== peer_id) return 'not_of_the_person'
  const emoji = reaction_id === undefined ? [] : [vkReactions[reaction_id - 1] ?? UNKNOWN_REACTION]
  return [{ type: 'reaction', sender: readSender(peer_id), externalId: String(cmid), at: arrivedAt, emoji }]
}

/** VK has up to 64 reactions and may add some; that there is one is shown. */
const UNKNOWN_REACTION = '✨'
