import { FieldPath, Timestamp } from 'firebase-admin/firestore'
import type { Firestore, Query } from 'firebase-admin/firestore'
import * as paths from '@chats/domain/paths'
import type { ExportedPerson } from '../usecases/exportPerson.ts'
import { mergesUnder } from './mergeDocuments.ts'
import type { Bucket } from './openBucket.ts'

const PAGE = 200

type FileMetadata = ReturnType<Bucket['file']>['metadata']

/**
 * Everything that is kept about a person. What is a manager's own (personal tasks, notifications, drafts) is theirs alone,
 * and stays so: only that of whoever asks is given out.
 */
export const createExportedPerson = (db: Firestore, bucket: Bucket): ExportedPerson => {
  const rowsOf = async (query: Query) =>
    (await query.get()).docs.map(doc => ({ id: doc.id, ...readable(doc.data()) }))
  const chatIdsOf = async (personId: string) =>
    (await chatsOf(db, personId).select().get()).docs.map(({ id }) => id).toSorted()

  const ofEachChat = async (personId: string, queryOf: (chatId: string) => Query) =>
    (await Promise.all((await chatIdsOf(personId)).map(id => rowsOf(queryOf(id))))).flat()

  return {
    async about(personId, askedBy) {
      const [person, card] = await db.getAll(
        db.doc(paths.personPath(personId)),
        db.doc(paths.cardPath(personId)),
      )
      if (!person?.exists) return null
      const theirs = (collection: string) => db.collection(collection).where('personId', '==', personId)
      const tasks = theirs(paths.tasksPath)
      const own = tasks.where('kind', '==', 'personal').where('assigneeId', '==', askedBy)
      return {
        person: readable(person.data() ?? {}),
        card: readable(card?.data() ?? {}),
        chats: await rowsOf(chatsOf(db, personId)),
        merges: await rowsOf(mergesUnder(db, personId)),
        scheduled: await ofEachChat(personId, id => db.collection(paths.scheduledsPath(id))),
        dialogs: await ofEachChat(personId, id => db.collection(paths.dialogsPath).where('chatId', '==', id)),
        tunnels: await ofEachChat(personId, id =>
          db.collection(paths.tunnelRunsPath).where('chatId', '==', id),
        ),
        orders: await rowsOf(theirs(paths.ordersPath)),
        history: await rowsOf(db.collection(paths.cardHistoryPath(personId))),
        tasks: [...(await rowsOf(tasks.where('kind', '==', 'common'))), ...(await rowsOf(own))],
        notifications: await rowsOf(theirs(paths.notificationsPath(askedBy))),
        drafts: await rowsOf(theirs(paths.draftsPath(askedBy))),
      }
    },

    async countMessages(personId) {
      const counts = await Promise.all(
        (await chatIdsOf(personId)).map(id => db.collection(paths.messagesPath(id)).count().get()),
      )
      return counts.reduce((sum, count) => sum + count.data().count, 0)
    },

    async files(personId) {
      const merged = (await mergesUnder(db, personId).select().get()).docs.map(({ id }) => id)
      const folders = [
        ...(await chatIdsOf(personId)).map(paths.chatPath),
        ...[personId, ...merged].map(paths.personPath),
      ]
      const found = await Promise.all(folders.map(path => bucket.getFiles({ prefix: `${path}/` })))
      return found.flatMap(([files]) =>
        files.map(({ name, metadata }) => ({
          from: name,
          path: `${name}/${fileNameOf(metadata)}`,
          size: Number(metadata.size ?? 0),
        })),
      )
    },

    /** Chat by chat, in the order of their ids. */
    async messages(personId, after) {
      const [chatId, messageId] = after?.split('/') ?? []
      const chats = (await chatIdsOf(personId)).filter(id => chatId === undefined || id >= chatId)
      const current = chats[0]
      if (current === undefined) return { messages: [], next: null }
      const ordered = db.collection(paths.messagesPath(current)).orderBy(FieldPath.documentId()).limit(PAGE)
      const goesOn = current === chatId && Boolean(messageId)
      const { docs } = await (goesOn ? ordered.startAfter(messageId) : ordered).get()
      const messages = docs.map(doc => ({ id: doc.id, ...readable(doc.data()) }))
      const last = docs.at(-1)?.id
      if (docs.length === PAGE && last !== undefined) return { messages, next: `${current}/${last}` }
      return { messages, next: chats[1] === undefined ? null : `${chats[1]}/` }
    },
  }
}

/** As it was called when it came, or by what it is. */
function fileNameOf({ contentDisposition, contentType }: FileMetadata): string {
  const named = /filename\*=UTF-8''([^;]+)/u.exec(contentDisposition ?? '')?.[1]
  if (named !== undefined) return decodeURIComponent(named)
  const ending = /^\w+\/(?:x-)?([a-z0-9]+)/u.exec(contentType ?? '')?.[1]
  return ending === undefined ? 'file' : `file.${ending}`
}

const chatsOf = (db: Firestore, personId: string): Query =>
  db.collection('chats').where('personId', '==', personId)

/** With moments as people and programs read them. */
function readable(data: object): Record<string, unknown> {
  const plain = (value: unknown): unknown => {
    if (value instanceof Timestamp) return value.toDate().toISOString()
    if (Array.isArray(value)) return value.map(plain)
    return typeof value === 'object' && value !== null ? readable(value) : value
  }
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, plain(value)]))
}
