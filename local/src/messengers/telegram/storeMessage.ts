import type { Bot, Chat, StoredMessage, TelegramMessage } from './State.ts'

/** Stores a message in its chat in the order of ids, or replaces the one with the same id. */
export function storeMessage(chat: Chat, bot: Bot, message: TelegramMessage): StoredMessage {
  bot.nextMessageId = Math.max(bot.nextMessageId, message.message_id + 1)
  const isNew = (chat.messages.at(-1)?.message.message_id ?? 0) < message.message_id
  const known = isNew ? undefined : findMessage(chat, message.message_id)
  if (known) return Object.assign(known, { message })
  const stored = { message }
  chat.messages.push(stored)
  return stored
}

/** A message of a chat by its id, deleted ones included. */
export function findMessage(chat: Chat, messageId: number): StoredMessage | undefined {
  return chat.messages.findLast(({ message }) => message.message_id === messageId)
}
