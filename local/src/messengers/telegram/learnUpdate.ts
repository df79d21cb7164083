import { isRecord } from '../readForm.ts'
import { openChat } from './chatOf.ts'
import { storeMessage } from './storeMessage.ts'
import { kindOf } from './offerUpdate.ts'
import { readPerson } from './readPerson.ts'
import type { Bot, Chat, State, StoredMessage, TelegramMessage } from './State.ts'

/**
 * Takes over what a raw update tells, as if the person had done it here: the person, the chat, the message, the block.
 * Gives what changed for the phone; odd updates teach nothing.
 */
export function learnUpdate(
  state: State,
  bot: Bot,
  update: Record<string, unknown>,
): { chat: Chat; stored?: StoredMessage } | undefined {
  const kind = kindOf(update)
  const content = update[kind]
  if (!isRecord(content) || !isRecord(content['chat']) || content['chat']['type'] !== 'private')
    return undefined
  const person = readPerson(state, content['from'])
  if (!person || content['chat']['id'] !== person.user.id) return undefined
  const chat = openChat(state, bot, person.user.id)
  if (kind === 'my_chat_member') {
    const member = content['new_chat_member']
    chat.blocked = isRecord(member) && member['status'] === 'kicked'
    return { chat }
  }
  const isMessage = kind === 'message' || kind === 'edited_message'
  if (!isMessage || !Number.isSafeInteger(content['message_id'])) return undefined
  return { chat, stored: storeMessage(chat, bot, content as unknown as TelegramMessage) }
}
