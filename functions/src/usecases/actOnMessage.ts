import type { Author } from '@chats/domain/Author'
import type { Instant } from '@chats/domain/Instant'
import type { MessageAction, MessageRefusal } from '@chats/domain/MessageAction'
import { changeMessage } from './changeMessage.ts'
import { drainChat } from './drainChat.ts'
import type { DrainPorts } from './drainChat.ts'

/** How a manager's request about a message ended. */
export type Acted = 'done' | 'not_allowed' | MessageRefusal

export interface ActPorts extends DrainPorts {
  /** The manager as the author of what they do, when they work here now and may see the person of the chat. */
  readonly authorOf: (uid: string, chatId: string) => Promise<Author | null>
}

/** Does for a manager what they ask of a message: changes it, or moves one on that did not simply arrive. */
export async function actOnMessage(uid: string, asked: MessageAction, ports: ActPorts): Promise<Acted> {
  const { chatId, messageId } = asked
  const author = await ports.authorOf(uid, chatId)
  if (!author) return 'not_allowed'
  switch (asked.action) {
    case 'edit':
    case 'remove':
    case 'react':
      return changeMessage(author, { chatId, messageId }, asked, ports)
    case 'dismiss': {
      const moved = await ports.changes.dismissChange({ chatId, messageId })
      return moved === 'moved' ? 'done' : 'not_possible'
    }
    default: {
      const at: Instant = ports.now()
      const { action } = asked
      const event = action === 'accept' ? ({ type: action, at } as const) : ({ type: action } as const)
      const moved = await ports.outbox.move(chatId, messageId, event)
      if (moved === 'refused') return 'not_possible'
      ports.log({ event: 'delivery_moved', chatId, messageId, to: action })
      await drainChat(chatId, ports)
      return 'done'
    }
  }
}
