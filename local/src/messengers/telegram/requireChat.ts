import { chatOf } from './chatOf.ts'
import { findMessage } from './storeMessage.ts'
import type { MethodContext } from './Method.ts'
import { badRequest, Refusal } from './Refusal.ts'
import type { Chat, StoredMessage } from './State.ts'

/** The chat that a call names, where the bot may write; refuses as Telegram does. */
export function requireChat({ state, bot, params }: MethodContext): Chat {
  const named = params.text('chat_id')
  if (named === undefined || named === '') throw badRequest('chat_id is empty')
  const chat = chatOf(state, bot, Number(named))
  if (!chat) throw badRequest('chat not found')
  if (state.people[chat.personId]?.deactivated) throw new Refusal(403, 'Forbidden: user is deactivated')
  if (chat.blocked) throw new Refusal(403, 'Forbidden: bot was blocked by the user')
  return chat
}

/** The message that a call names; `what` is the word of Telegram's refusal: "message to edit not found". */
export function requireMessage(context: MethodContext, chat: Chat, what: string): StoredMessage {
  const id = context.params.number('message_id')
  const stored = id === undefined ? undefined : findMessage(chat, id)
  if (!stored || stored.deleted) throw badRequest(`message to ${what} not found`)
  return stored
}
