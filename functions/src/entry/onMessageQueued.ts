import { onDocumentCreated } from 'firebase-functions/firestore'
import { hookEventOf } from '@chats/domain/hookEventOf'
import { messageSchema } from '@chats/domain/Message'
import type { Message } from '@chats/domain/Message'
import { hooksFreshMs, region } from '../config.ts'
import { createMentions } from '../firestore/createMentions.ts'
import { createRatings } from '../firestore/createRatings.ts'
import { createWebhooks } from '../firestore/createWebhooks.ts'
import { toDomain } from '../firestore/instants.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { hearEntry } from '../usecases/hearEntry.ts'
import type { Entry } from '../usecases/hearEntry.ts'
import { drainChat } from '../usecases/drainChat.ts'
import { pushMessage } from '../usecases/pushMessage.ts'
import { tellWebhooks } from '../usecases/tellWebhooks.ts'
import { answerPress } from './answerPress.ts'
import { isTooOld } from './isTooOld.ts'
import { outboxPorts } from './outboxPorts.ts'
import { pushPorts } from './pushPorts.ts'
import { tunnelPorts } from './tunnelPorts.ts'

/**
 * A message was queued: show it on the person's row and send what waits in its chat. A note goes to nobody; whom it
 * mentions is told here, and so is whoever wants to hear of a person's messages, tunnels and webhooks of what happened, and the messenger
 * of which a button was pressed: one function more would be called for every message, too.
 */
export const onMessageQueued = onDocumentCreated(
  {
    document: 'chats/{chatId}/messages/{messageId}',
    region,
    retry: true,
    timeoutSeconds: 300,
    memory: '512MiB',
  },
  async event => {
    const direction: unknown = event.data?.get('direction')
    if (direction === 'in' || event.data?.get('kind') === 'system') {
      const message = messageSchema.safeParse(toDomain(event.data?.data()))
      if (!message.success || isTooOld(event)) return
      const createdAt = event.data?.createTime?.toMillis() ?? Date.now()
      await tellHooks(event.params.messageId, message.data)
      await hearOf({ id: event.params.messageId, message: message.data, createdAt })
      return
    }
    const isNote = event.data?.get('kind') === 'note'
    if ((event.data?.get('delivery.state') !== 'queued' && !isNote) || isTooOld(event)) return
    const { chatId, messageId } = event.params
    if (isNote) {
      const note = messageSchema.safeParse(toDomain(event.data?.data()))
      if (note.success) await createMentions(openDatabase()).tell(messageId, note.data, Date.now())
      return
    }
    const ports = outboxPorts()
    const message = messageSchema.safeParse(toDomain(event.data?.data()))
    await Promise.all([
      message.success ? tellHooks(messageId, message.data) : undefined,
      ports.outbox.showOnRow(chatId, messageId),
      drainChat(chatId, ports),
    ])
  },
)

/** Webhooks, where there are any; else this reads nothing but once a minute. */
const tellHooks = (messageId: string, message: Message): Promise<void> =>
  tellWebhooks(hookEventOf(messageId, message), createWebhooks(openDatabase(), hooksFreshMs()), Date.now())

/** Whoever wants to know what a person did: tunnels first, for they are told again when that fails, and a push is not. */
async function hearOf(entry: Entry): Promise<void> {
  const { id, message } = entry
  const { content, commentOf, chatId } = message
  const ratings = () => createRatings(openDatabase(), Date.now)
  await hearEntry(entry, tunnelPorts(), Date.now())
  if (content.kind === 'press') {
    const words = await ratings().take({ messageId: id, message, content })
    await answerPress(chatId, content, words)
    return
  }
  if (commentOf !== undefined) await ratings().comment(id, message)
  if (message.direction === 'in') await pushMessage(id, message, pushPorts(), Date.now())
}
