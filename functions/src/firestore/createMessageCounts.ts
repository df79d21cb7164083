import { Timestamp } from 'firebase-admin/firestore'
import type { Firestore, Query } from 'firebase-admin/firestore'
import type { Company } from '@chats/domain/Company'
import type { MessageDay } from '@chats/domain/MessageDay'
import { companyPath, messageDayPath, messagesPath } from '@chats/domain/paths'
import { timeZoneOf } from '@chats/domain/timeZoneOf'
import { endsWait, longestWait } from '@chats/domain/waitsIn'
import type { TalkEntry } from '@chats/domain/waitsIn'
import type { MessageCounts } from '../usecases/countMessages.ts'
import { toDomain, toStored } from './instants.ts'

/** Messages counted by Firestore's index: a read for each thousand of them; talks are read, as far back as is asked. */
export const createMessageCounts = (db: Firestore): MessageCounts => ({
  timeZone: async () => timeZoneOf((await companyOf(db)).timeZone),
  managerIds: () => idsOf(db.collection('managers')),
  channelIds: () => idsOf(db.collection('channels')),

  async count({ direction, from, to, kind, authorId, channelId }) {
    let query: Query = db
      .collectionGroup('messages')
      .where('direction', '==', direction)
      .where('at', '>=', Timestamp.fromMillis(from))
      .where('at', '<', Timestamp.fromMillis(to))
    if (kind !== undefined) query = query.where('kind', '==', kind)
    if (authorId !== undefined) query = query.where('author.id', '==', authorId)
    // Channel ids hold no underscore: a chat's id begins with its channel's and one.
    if (channelId !== undefined)
      query = query.where('chatId', '>=', `${channelId}_`).where('chatId', '<', `${channelId}\u0060`)
    return (await query.count().get()).data().count
  },

  async answeredChats(authorId, { from, to }) {
    const { docs } = await db
      .collectionGroup('messages')
      .where('author.id', '==', authorId)
      .where('direction', '==', 'out')
      .where('at', '>=', Timestamp.fromMillis(from))
      .where('at', '<', Timestamp.fromMillis(to))
      .select('chatId')
      .get()
    return [...new Set(docs.map(doc => String(doc.get('chatId'))))]
  },

  async talk(chatId, { from, to }) {
    const latestFirst = db
      .collection(messagesPath(chatId))
      .where('at', '>=', Timestamp.fromMillis(from - longestWait))
      .where('at', '<', Timestamp.fromMillis(to))
      .orderBy('at', 'desc')
      .select(...KNOWN_OF_TALK)
    const talk: TalkEntry[] = []
    let query = latestFirst.limit(PAGE)
    for (;;) {
      const { docs } = await query.get()
      for (const doc of docs) {
        const entry = toDomain<TalkEntry>(doc.data())
        talk.unshift(entry)
        if (entry.at < from && endsWait(entry)) return talk
      }
      const last = docs.at(-1)
      if (docs.length < PAGE || !last) return talk
      query = latestFirst.startAfter(last).limit(PAGE)
    }
  },

  async waiting() {
    const { readAllBefore = 0 } = await companyOf(db)
    const unread = db.collection('people').where('unreadSince', '>', Timestamp.fromMillis(readAllBefore))
    return (await unread.count().get()).data().count
  },

  async day(day) {
    return toDomain<MessageDay | undefined>((await db.doc(messageDayPath(day)).get()).data()) ?? null
  },

  async write(day: MessageDay) {
    await db.doc(messageDayPath(day.day)).set(toStored(day))
  },
})

/** Most answers come after fewer messages than these. */
const PAGE = 12
const KNOWN_OF_TALK = [
  ...['direction', 'kind', 'at', 'author', 'elsewhere', 'commentOf'],
  ...['content.kind', 'content.what', 'delivery.state'],
]

const companyOf = async (db: Firestore) =>
  toDomain<Partial<Company> | undefined>((await db.doc(companyPath).get()).data()) ?? {}

const idsOf = async (query: Query) => (await query.select().get()).docs.map(({ id }) => id)
