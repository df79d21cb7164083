import type { Method } from '../Method.ts'
import { newMessage } from '../newMessage.ts'
import { readText } from '../readText.ts'
import { badRequest } from '../Refusal.ts'
import { requireChat } from '../requireChat.ts'

/** Longest text of a message in UTF-16 units, https://core.telegram.org/bots/api#sendmessage */
export const textLimit = 4096

/** sendMessage and sendChatAction. */
export const textMethods: Record<string, Method> = {
  sendMessage(context) {
    const { text, entities } = readText(context, 'text', textLimit)
    if (text === '') throw badRequest('message text is empty')
    const chat = requireChat(context)
    return newMessage(context, chat, { text, ...(entities.length > 0 ? { entities } : {}) })
  },

  sendChatAction(context) {
    const chat = requireChat(context)
    if (!context.params.text('action')) throw badRequest('wrong parameter action in request')
    context.typing(chat)
    return true
  },
}
