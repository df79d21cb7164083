import { botUser } from './botUser.ts'
import { chatField } from './chatField.ts'
import { findMessage, storeMessage } from './storeMessage.ts'
import type { MethodContext } from './Method.ts'
import { isRecord } from '../readForm.ts'
import { readMarkup } from './readMarkup.ts'
import { badRequest } from './Refusal.ts'
import type { Chat, TelegramMessage } from './State.ts'

/** The reply that a call asks for; a missing one is refused unless `allow_sending_without_reply`. */
function readReply({ params }: MethodContext, chat: Chat): Record<string, unknown> {
  const given = params.json('reply_parameters')
  const reply = isRecord(given) ? given : { message_id: params.number('reply_to_message_id') }
  if (reply['message_id'] === undefined) return {}
  const found = findMessage(chat, Number(reply['message_id']))
  if (found && !found.deleted) {
    const message = Object.fromEntries(
      Object.entries(found.message).filter(([field]) => field !== 'reply_to_message'),
    )
    return {
      reply_to_message: message,
      ...(typeof reply['quote'] === 'string' ? { quote: readQuote(reply['quote'], found.message) } : {}),
    }
  }
  const lenient = reply['allow_sending_without_reply'] === true || params.flag('allow_sending_without_reply')
  if (!lenient) throw badRequest('message to be replied not found')
  return {}
}

function readQuote(quote: string, { text, caption }: { text?: string; caption?: string }) {
  const position = (text ?? caption ?? '').indexOf(quote)
  if (position < 0) throw badRequest('QUOTE_TEXT_INVALID')
  return { text: quote, position, is_manual: true }
}

/** Stores a message of the bot in a chat with an ascending id and the virtual time, and lets the phone show it. */
export function newMessage(
  context: MethodContext,
  chat: Chat,
  fields: Record<string, unknown>,
): TelegramMessage {
  const { bot, state, world, params } = context
  const person = state.people[chat.personId]
  const markup = readMarkup(params)
  const message: TelegramMessage = {
    message_id: bot.nextMessageId,
    from: botUser(bot),
    chat: chatField(person?.user ?? { id: chat.personId, is_bot: false, first_name: '' }),
    date: Math.floor(world.clock.now() / 1000),
    ...readReply(context, chat),
    ...fields,
    ...(markup ? { reply_markup: markup } : {}),
  }
  context.arrived(chat, storeMessage(chat, bot, message))
  return message
}
