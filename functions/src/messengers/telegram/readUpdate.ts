import type { Inbound, Sender } from '@chats/domain/Inbound'
import { readContent } from './readContent.ts'
import { envelopeSchema, kindSchemas } from './updateSchema.ts'
import type { TelegramMembership, TelegramMessage, TelegramUser } from './updateSchema.ts'

/** What an update turned out to be. */
export type ReadUpdate =
  | { readonly type: 'inbound'; readonly updateId: string; readonly inbound: Inbound }
  | { readonly type: 'poison'; readonly updateId: string; readonly reason: string }
  | { readonly type: 'ignored'; readonly updateId: string; readonly reason: string }
  | { readonly type: 'no_update' }

/**
 * Reads a parsed Bot API Update. Pure; throws nothing. A kind that we did not ask for, or a known kind of a shape that
 * we do not know, is poison: it is kept, not lost.
 */
export function readUpdate(body: unknown): ReadUpdate {
  const envelope = envelopeSchema.safeParse(body)
  if (!envelope.success) return { type: 'no_update' }
  const updateId = String(envelope.data.update_id)
  const poison = (reason: string) => ({ type: 'poison' as const, updateId, reason })

  const kind = Object.keys(envelope.data).find(name => name !== 'update_id') ?? 'nothing'
  if (!isKnown(kind)) return poison(`unknown_kind:${kind.slice(0, 60)}`)
  if (kind === 'my_chat_member') {
    const membership = kindSchemas.my_chat_member.safeParse(envelope.data[kind])
    if (!membership.success) return poison(`shape:${kind}:${pathOf(membership.error)}`)
    if (membership.data.chat.type !== 'private') return { type: 'ignored', updateId, reason: 'not_private' }
    return { type: 'inbound', updateId, inbound: readMembership(updateId, membership.data) }
  }
  const message = kindSchemas[kind].safeParse(envelope.data[kind])
  if (!message.success) return poison(`shape:${kind}:${pathOf(message.error)}`)
  if (message.data.chat.type !== 'private') return { type: 'ignored', updateId, reason: 'not_private' }
  if (!message.data.from) return poison(`shape:${kind}:from`)
  return { type: 'inbound', updateId, inbound: readMessage(kind, message.data, message.data.from) }
}

const isKnown = (kind: string): kind is keyof typeof kindSchemas => Object.hasOwn(kindSchemas, kind)

const pathOf = (error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] }) =>
  error.issues[0]?.path.map(String).join('.').slice(0, 100) ?? ''

function readMessage(
  kind: 'message' | 'edited_message',
  message: TelegramMessage,
  from: TelegramUser,
): Inbound {
  const base = {
    sender: readSender(from),
    externalId: String(message.message_id),
    at: message.date * 1000,
    content: readContent(message),
  }
  if (kind === 'edited_message') {
    return { type: 'edit', ...base, editedAt: (message.edit_date ?? message.date) * 1000 }
  }
  const start = /^\/start(?:@\w+)?(?:\s+(\S{1,64}))?\s*$/u.exec(message.text ?? '')
  return { type: 'message', ...base, ...(start && { start: { payload: (start[1] ?? '').toWellFormed() } }) }
}

/** `kicked` and `left` are what a private chat says when the person blocks the bot. */
const readMembership = (updateId: string, { from, date, new_chat_member }: TelegramMembership): Inbound => ({
  type: 'state',
  sender: readSender(from),
  updateId,
  at: date * 1000,
  state: ['kicked', 'left'].includes(new_chat_member.status) ? 'blocked' : 'subscribed',
})

function readSender({ id, first_name, last_name, username }: TelegramUser): Sender {
  const name = [first_name, last_name].filter(Boolean).join(' ').toWellFormed().trim().slice(0, 200)
  return {
    externalId: String(id),
    name: name || (username ?? String(id)),
    ...(username !== undefined && { username: username.toWellFormed().slice(0, 100) }),
  }
}
