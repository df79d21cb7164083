import type { Firestore } from 'firebase-admin/firestore'
import type { Chat } from '@chats/domain/Chat'
import { dialogStateSchema } from '@chats/domain/Dialog'
import type { DialogEntry } from '@chats/domain/Dialog'
import { dialogChanges } from '@chats/domain/dialogChanges'
import { dialogNews } from '@chats/domain/dialogNews'
import type { Message } from '@chats/domain/Message'
import { chatPath, dialogHistoryPath, dialogsPath, messagePath, personPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { sumDialogs } from '@chats/domain/sumDialogs'
import { without } from '@chats/domain/without'
import type { Dialogs } from '../usecases/Dialogs.ts'
import { toDomain, toStored } from './instants.ts'

const openStates = dialogStateSchema.options.filter(state => state !== 'resolved')

/** Dialogs in Firestore, and what of them stands on rows and timelines. */
export const createDialogs = (db: Firestore): Dialogs => ({
  count: chatId =>
    db.runTransaction(async transaction => {
      const chat = toDomain<Chat | undefined>((await transaction.get(db.doc(chatPath(chatId)))).data())
      if (!chat) return
      const ref = db.doc(personPath(chat.personId))
      const person = toDomain<Person | undefined>((await transaction.get(ref)).data())
      const row = person?.chats[chatId]
      if (!person || !row) return
      const { size } = await transaction.get(
        db.collection(dialogsPath).where('chatId', '==', chatId).where('state', 'in', openStates).select(),
      )
      const chats = {
        ...person.chats,
        [chatId]: size > 0 ? { ...row, openDialogs: size } : without(row, 'openDialogs'),
      }
      const sum = sumDialogs(chats)
      const isCounted = size === (row.openDialogs ?? 0) && sum.openDialogs === (person.openDialogs ?? 0)
      if (!isCounted) transaction.update(ref, toStored({ chats, ...sum }))
    }),

  async tell({ id, before, after, at, key }) {
    const now = dialogChanges(before, after)
    if (!now) return
    const chat = toDomain<Chat | undefined>((await db.doc(chatPath(after.chatId)).get()).data())
    if (!chat) return
    const entry: DialogEntry = { schema: 1, at, by: after.updatedBy, now }
    const batch = db.batch()
    batch.set(db.doc(`${dialogHistoryPath(id)}/${key}`), toStored(entry))
    const what = dialogNews(before, after)
    if (what) {
      const message: Message = {
        schema: 1,
        chatId: after.chatId,
        personId: chat.personId,
        direction: 'internal',
        kind: 'system',
        at,
        content: { kind: 'system', what, dialogId: id },
        author: { type: 'manager', ...after.updatedBy },
      }
      batch.set(db.doc(messagePath(after.chatId, `sys_${what}_${id}_${key}`)), toStored(message))
    }
    await batch.commit()
  },
})
