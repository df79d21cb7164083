import { composeMessagePush } from '@chats/domain/composePush'
import { choiceOf } from '@chats/domain/choiceOf'
import type { Instant } from '@chats/domain/Instant'
import type { Message } from '@chats/domain/Message'
import { pushTo } from './pushTo.ts'
import type { PushPorts } from './pushTo.ts'

/** What is older comes from a messenger's history. */
const NEWS_MS = 10 * 60_000

/**
 * Pushes a message of a person to the managers who see them and want to hear of them. It is not tried again: the next
 * message of the chat tells the same, and the list has it.
 */
export async function pushMessage(
  messageId: string,
  message: Message,
  ports: PushPorts,
  now: Instant,
): Promise<void> {
  if (message.direction !== 'in' || message.author.type !== 'person' || now - message.at > NEWS_MS) return
  const wishers = (await ports.devices.everybody(now)).filter(reader =>
    choiceOf(reader).pushes.includes('message'),
  )
  const person = wishers.length ? await ports.devices.personOf(message.chatId) : null
  if (!person) return
  await Promise.all(
    wishers.map(async reader => {
      const push = reader.sees(person) ? composeMessagePush(messageId, message, person, reader) : null
      if (push) await pushTo(reader.devices, push, ports)
    }),
  )
}
