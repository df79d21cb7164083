import { Timestamp } from 'firebase-admin/firestore'
import type { Firestore, Query } from 'firebase-admin/firestore'
import type { Company } from '@chats/domain/Company'
import type { MessageDay } from '@chats/domain/MessageDay'
import { companyPath, messageDayPath } from '@chats/domain/paths'
import { timeZoneOf } from '@chats/domain/timeZoneOf'
import type { MessageCounts } from '../usecases/countMessages.ts'
import { toDomain, toStored } from './instants.ts'

/** Messages counted by Firestore's index: a read for each thousand of them. */
export const createMessageCounts = (db: Firestore): MessageCounts => ({
  timeZone: async () =>
    timeZoneOf(toDomain<Partial<Company> | undefined>((await db.doc(companyPath).get()).data())?.timeZone),
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

  async countedUntil(day) {
    const until: unknown = (await db.doc(messageDayPath(day)).get()).get('countedUntil')
    return until instanceof Timestamp ? until.toMillis() : null
  },

  async write(day: MessageDay) {
    await db.doc(messageDayPath(day.day)).set(toStored(day))
  },
})

const idsOf = async (query: Query) => (await query.select().get()).docs.map(({ id }) => id)
