import type { Instant } from '@chats/domain/Instant'
import type { MessageAction } from '@chats/domain/MessageAction'
import { drainChat } from './drainChat.ts'
import type { DrainPorts } from './drainChat.ts'

/** How a manager's request about a message ended. */
export type Acted = 'done' | 'not_allowed' | 'not_possible'

export interface ActPorts extends DrainPorts {
  /** Whether the manager works here now and may see the person of the chat. */
  readonly mayWrite: (uid: string, chatId: string) => Promise<boolean>
}

/** Retries, sends again, accepts or cancels an outgoing message for a manager, and sends what can go now. */
export async function actOnMessage(uid: string, asked: MessageAction, ports: ActPorts): Promise<Acted> {
  const { chatId, messageId, action } = asked
  if (!(await ports.mayWrite(uid, chatId))) return 'not_allowed'
  if (action === 'edit' || action === 'remove' || action === 'react' || action === 'dismiss') {
    return 'not_possible'
  }
  const at: Instant = ports.now()
  const moved = await ports.outbox.move(
    chatId,
    messageId,
    action === 'accept' ? { type: action, at } : { type: action },
  )
  if (moved === 'refused') return 'not_possible'
  ports.log({ event: 'delivery_moved', chatId, messageId, to: action })
  await drainChat(chatId, ports)
  return 'done'
}
