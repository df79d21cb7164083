import { Timestamp } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import { catchUpPath, messagesPath } from '@chats/domain/paths'
import type { CatchUpPorts } from '../usecases/catchUpChannel.ts'
import { createErasedChats } from './createErasedChats.ts'

/** How far channels have been caught up, and what is stored already: one read per message that is looked at. */
export const createCatchUps = (
  db: Firestore,
): Pick<CatchUpPorts, 'mark' | 'saveMark' | 'storedSince' | 'erasedAt'> => ({
  async mark(channelId) {
    const at: unknown = (await db.doc(catchUpPath(channelId)).get()).get('caughtUpAt')
    return at instanceof Timestamp ? at.toMillis() : null
  },

  async saveMark(channelId, at) {
    await db.doc(catchUpPath(channelId)).set({ schema: 1, channelId, caughtUpAt: Timestamp.fromMillis(at) })
  },

  erasedAt: createErasedChats(db).erasedAt,

  async storedSince(chatId, since) {
    const found = await db
      .collection(messagesPath(chatId))
      .where('at', '>=', Timestamp.fromMillis(since))
      .select('externalId')
      .get()
    return new Set(found.docs.map(doc => String(doc.get('externalId'))))
  },
})
