import { onDocumentCreated } from 'firebase-functions/firestore'
import { messageSchema } from '@chats/domain/Message'
import { region } from '../config.ts'
import { createMentions } from '../firestore/createMentions.ts'
import { createRatings } from '../firestore/createRatings.ts'
import { toDomain } from '../firestore/instants.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { drainChat } from '../usecases/drainChat.ts'
import { pushMessage } from '../usecases/pushMessage.ts'
import { answerPress } from './answerPress.ts'
import { isTooOld } from './isTooOld.ts'
import { outboxPorts } from './outboxPorts.ts'
import { pushPorts } from './pushPorts.ts'

/**
 * A message was queued: show it on the person's row and send what waits in its chat. A note goes to nobody; whom it
 * mentions is told here, and so is whoever wants to hear of a person's messages, because one function more would be
 * called for every message, too; and so is the messenger of which a button was pressed.
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
    if (event.data?.get('direction') === 'in') {
      const message = messageSchema.safeParse(toDomain(event.data.data()))
      if (!message.success) return
      const { messageId } = event.params
      const { content, commentOf, chatId } = message.data
      if (content.kind === 'press') {
        const ratings = createRatings(openDatabase(), Date.now)
        const words = await ratings.take({ messageId, message: message.data, content })
        await answerPress(chatId, content, words)
        return
      }
      if (commentOf !== undefined)
        await createRatings(openDatabase(), Date.now).comment(messageId, message.data)
      await pushMessage(messageId, message.data, pushPorts(), Date.now())
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
    await Promise.all([ports.outbox.showOnRow(chatId, messageId), drainChat(chatId, ports)])
  },
)
