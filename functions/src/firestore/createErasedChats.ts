import { createHash } from 'node:crypto'
import { FieldValue, Timestamp } from 'firebase-admin/firestore'
import type { Firestore, Transaction } from 'firebase-admin/firestore'
import type { Instant } from '@chats/domain/Instant'
import { erasedChatPath } from '@chats/domain/paths'

/** Which chats were erased, under a hash that names nobody, for as long as a messenger may be asked about that time. */
export interface ErasedChats {
  /** Says that a chat is erased by this transaction. */
  mark(transaction: Transaction, chatId: string): void
  /** When a chat was erased; null when it was not, or was forgotten since. */
  erasedAt(chatId: string, transaction?: Transaction): Promise<Instant | null>
  /** Forgets those that were erased before. */
  forget(before: Instant): Promise<void>
}

const AT_ONCE = 200

/** Erased chats in Firestore. */
export function createErasedChats(db: Firestore): ErasedChats {
  const at = (chatId: string) => db.doc(erasedChatPath(createHash('sha256').update(chatId).digest('hex')))
  return {
    mark(transaction, chatId) {
      transaction.set(at(chatId), { schema: 1, at: FieldValue.serverTimestamp() })
    },

    async erasedAt(chatId, transaction) {
      const found = transaction ? await transaction.get(at(chatId)) : await at(chatId).get()
      const erased: unknown = found.get('at')
      return erased instanceof Timestamp ? erased.toMillis() : null
    },

    async forget(before) {
      const old = db.collection('erasedChats').where('at', '<', Timestamp.fromMillis(before)).limit(AT_ONCE)
      for (;;) {
        const { docs } = await old.get()
        const batch = db.batch()
        for (const { ref } of docs) batch.delete(ref)
        await batch.commit()
        if (docs.length < AT_ONCE) return
      }
    },
  }
}
