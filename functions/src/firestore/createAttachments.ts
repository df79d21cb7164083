import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore'
import type { Attachment } from '@chats/domain/Attachment'
import type { Chat } from '@chats/domain/Chat'
import type { FileContent } from '@chats/domain/Content'
import type { Message } from '@chats/domain/Message'
import { attachmentPath, chatPath, messagePath } from '@chats/domain/paths'
import type { Attachments } from '../usecases/Attachments.ts'
import { toDomain } from './instants.ts'

/** The files of messages in Firestore: each stands in its message's content. */
export function createAttachments(db: Firestore): Attachments {
  /** Changes the file of a message in a transaction, where `next` makes one out of what is there. */
  const change = (
    chatId: string,
    messageId: string,
    next: (file: Attachment) => Partial<Attachment> | null,
  ): Promise<boolean> =>
    db.runTransaction(async transaction => {
      const ref = db.doc(messagePath(chatId, messageId))
      const content = contentOf(await transaction.get(ref))
      const change = content && next(content.file)
      if (content && change) transaction.update(ref, { 'content.file': { ...content.file, ...change } })
      return Boolean(change)
    })

  return {
    async pending(chatId, messageId) {
      const [messageDoc, chatDoc] = await db.getAll(
        db.doc(messagePath(chatId, messageId)),
        db.doc(chatPath(chatId)),
      )
      const content = contentOf(messageDoc)
      const chat = chatDoc?.exists ? toDomain<Chat>(chatDoc.data()) : null
      if (content?.file.state !== 'pending' || content.file.source === undefined || !chat) return null
      const { name, size, source } = content.file
      const wordings: unknown = messageDoc?.get('edits')
      return {
        channelId: chat.channelId,
        personId: chat.personId,
        kind: content.kind,
        name,
        ...(size !== undefined && { size }),
        source,
        // What stood here before keeps its file: the history shows it.
        path: attachmentPath(chatId, messageId, Array.isArray(wordings) ? wordings.length : 0),
      }
    },

    settle: (chatId, messageId, source, copied) =>
      change(chatId, messageId, file => (file.state === 'pending' && file.source === source ? copied : null)),

    retry: (chatId, messageId) =>
      change(chatId, messageId, file =>
        file.state === 'failed' && file.source !== undefined ? { state: 'pending' } : null,
      ),
  }
}

/** The content of a message that came through a webhook: nobody else says what shall be fetched. */
function contentOf(snapshot: DocumentSnapshot | undefined): FileContent | null {
  if (!snapshot?.exists) return null
  const { content, direction, elsewhere } = toDomain<Partial<Message>>(snapshot.data())
  const cameIn = direction === 'in' || elsewhere === true
  return cameIn && content && 'file' in content ? content : null
}
