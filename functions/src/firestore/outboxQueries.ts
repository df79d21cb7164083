import { Timestamp } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import type { Instant } from '@chats/domain/Instant'

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

const distinct = (ids: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(ids.filter(id => id !== undefined)),
]
