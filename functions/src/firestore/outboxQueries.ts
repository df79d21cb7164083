import { Timestamp } from 'firebase-admin/firestore'
import type { Firestore, QuerySnapshot } from 'firebase-admin/firestore'
import type { Instant } from '@chats/domain/Instant'
import type { Place } from '../usecases/Changes.ts'

const PAGE = 100
/** Sorts behind everything that an id can continue with. */
const END = '\uf8ff'

/** Chats of a channel with something queued, by id, after `after`; an empty page ends it. */
export async function queuedChats(
  db: Firestore,
  channelId: string,
  after: string | undefined,
): Promise<readonly string[]> {
  const found = await db
    .collectionGroup('messages')
    .where('delivery.state', '==', 'queued')
    .where('chatId', '>', after ?? `${channelId}_`)
    .where('chatId', '<', `${channelId}_${END}`)
    .orderBy('chatId')
    .limit(PAGE)
    .select('chatId')
    .get()
  return distinct(found.docs.map(doc => doc.ref.parent.parent?.id))
}

/** Chats in which a message has been `sending` for longer than its lease. */
export async function expiredChats(db: Firestore, now: Instant): Promise<readonly string[]> {
  const found = await db
    .collectionGroup('messages')
    .where('delivery.state', '==', 'sending')
    .where('delivery.leaseUntil', '<=', Timestamp.fromMillis(now))
    .orderBy('delivery.leaseUntil')
    .limit(PAGE)
    .select()
    .get()
  return distinct(found.docs.map(doc => doc.ref.parent.parent?.id))
}

/** Changes that wait, of a channel or of one chat, by chat, after `after`; an empty page ends it. */
export async function waitingChanges(
  db: Firestore,
  where: { readonly channelId: string } | { readonly chatId: string },
  after: string | undefined,
): Promise<readonly Place[]> {
  const waiting = db.collectionGroup('messages').where('change.state', '==', 'queued')
  const within =
    'chatId' in where
      ? waiting.where('chatId', '==', where.chatId)
      : waiting
          .where('chatId', '>', after ?? `${where.channelId}_`)
          .where('chatId', '<', `${where.channelId}_${END}`)
          .orderBy('chatId')
  return placesOf(await within.limit(PAGE).select('chatId').get())
}

/** Changes that have been `sending` for longer than their lease. */
export async function expiredChanges(db: Firestore, now: Instant): Promise<readonly Place[]> {
  const found = await db
    .collectionGroup('messages')
    .where('change.state', '==', 'sending')
    .where('change.leaseUntil', '<=', Timestamp.fromMillis(now))
    .orderBy('change.leaseUntil')
    .limit(PAGE)
    .select()
    .get()
  return placesOf(found)
}

const placesOf = ({ docs }: QuerySnapshot): readonly Place[] =>
  docs.flatMap(({ id, ref }) => {
    const chatId = ref.parent.parent?.id
    return chatId === undefined ? [] : [{ chatId, messageId: id }]
  })

const distinct = (ids: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(ids.filter(id => id !== undefined)),
]
