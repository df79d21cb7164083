import { findMessage } from '../storeMessage.ts'
import type { Method, MethodContext } from '../Method.ts'
import { badRequest } from '../Refusal.ts'
import { requireChat, requireMessage } from '../requireChat.ts'
import type { Chat, StoredMessage } from '../State.ts'

const windowSeconds = 48 * 3600

function remove(context: MethodContext, chat: Chat, stored: StoredMessage) {
  if (context.world.clock.now() / 1000 - stored.message.date >= windowSeconds) {
    throw badRequest("message can't be deleted for everyone")
  }
  stored.deleted = true
  context.changed(chat, stored)
}

/** deleteMessage and deleteMessages; messages of 48 hours and more stay, https://core.telegram.org/bots/api#deletemessage */
export const deleteMethods: Record<string, Method> = {
  deleteMessage(context) {
    const chat = requireChat(context)
    remove(context, chat, requireMessage(context, chat, 'delete'))
    return true
  },

  deleteMessages(context) {
    const chat = requireChat(context)
    const ids = context.params.json('message_ids')
    if (!Array.isArray(ids) || ids.length < 1 || ids.length > 100) {
      throw badRequest('message identifiers are not specified')
    }
    for (const id of ids) {
      const stored = findMessage(chat, Number(id))
      if (stored && !stored.deleted) remove(context, chat, stored)
    }
    return true
  },
}
