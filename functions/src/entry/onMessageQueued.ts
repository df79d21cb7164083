import { onDocumentCreated } from 'firebase-functions/firestore'
import { region } from '../config.ts'
import { drainChat } from '../usecases/drainChat.ts'
import { isTooOld } from './isTooOld.ts'
import { outboxPorts } from './outboxPorts.ts'

/** A message was queued: show it on the person's row and send what waits in its chat. */
export const onMessageQueued = onDocumentCreated(
  {
    document: 'chats/{chatId}/messages/{messageId}',
    region,
    retry: true,
    timeoutSeconds: 300,
    memory: '512MiB',
  },
  async event => {
    if (event.data?.get('delivery.state') !== 'queued' || isTooOld(event)) return
    const { chatId, messageId } = event.params
    const ports = outboxPorts()
    await Promise.all([ports.outbox.showOnRow(chatId, messageId), drainChat(chatId, ports)])
  },
)
