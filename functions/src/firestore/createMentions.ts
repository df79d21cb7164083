import type { Firestore } from 'firebase-admin/firestore'
import { mentionNotices } from '@chats/domain/mentionNotices'
import { chatPath, managerPath, notificationPath, personPath } from '@chats/domain/paths'
import type { Mentions } from '../usecases/Mentions.ts'
import { toStored } from './instants.ts'
import { readManager } from './readManager.ts'

/** What can be the id of a document. */
const IS_ID = /^[^/]{1,128}$/u

/** Mentions in Firestore: the chat says whose it is, as everywhere. */
export const createMentions = (db: Firestore): Mentions => ({
  tell: (messageId, note, now) =>
    db.runTransaction(async transaction => {
      const { content, chatId } = note
      const ids = Object.keys((content.kind === 'note' && content.mentions) || {}).filter(id =>
        IS_ID.test(id),
      )
      if (ids.length === 0) return 0
      const chat = await transaction.get(db.doc(chatPath(chatId)))
      const personId: unknown = chat.get('personId')
      if (typeof personId !== 'string') return 0
      const [person, ...managers] = await transaction.getAll(
        db.doc(personPath(personId)),
        ...ids.map(id => db.doc(managerPath(id))),
      )
      if (!person?.exists) return 0
      const assigneeId: unknown = person.get('assigneeId')
      const owner = { assigneeId: typeof assigneeId === 'string' ? assigneeId : null }
      const seeing = managers.flatMap(doc => (readManager(doc)?.sees(owner) ? [doc.id] : []))
      const about = { personId, personName: String(person.get('name') ?? '') }
      const notices = mentionNotices(messageId, note, about, id => seeing.includes(id), now)
      if (notices.length === 0) return 0
      const refs = notices.map(({ managerId, id }) => db.doc(notificationPath(managerId, id)))
      const told = await transaction.getAll(...refs)
      const fresh = notices.filter((_, i) => told[i]?.exists === false)
      for (const { managerId, id, notification } of fresh)
        transaction.create(db.doc(notificationPath(managerId, id)), toStored(notification))
      return fresh.length
    }),
})
