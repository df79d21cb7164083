import type { Firestore } from 'firebase-admin/firestore'
import type { Card } from '@chats/domain/Card'
import type { Order } from '@chats/domain/Order'
import { cardPath, ordersPath } from '@chats/domain/paths'
import { sameValue } from '@chats/domain/sameValue'
import { summarizeOrders } from '@chats/domain/summarizeOrders'
import { toDomain, toStored } from './instants.ts'

/** The latest of a person's orders: more than anybody has, and a bound for what a count may cost. */
const MOST = 1000

/** Counts a person's orders into their card; the same however often and in whatever order it is asked for. */
export const countOrders = (db: Firestore, personId: string): Promise<void> =>
  db.runTransaction(async transaction => {
    const ref = db.doc(cardPath(personId))
    const card = await transaction.get(ref)
    if (!card.exists) return
    const found = await transaction.get(
      db.collection(ordersPath).where('personId', '==', personId).orderBy('at', 'desc').limit(MOST),
    )
    const orders = summarizeOrders(found.docs.map(doc => toDomain<Order>(doc.data())))
    const before = toDomain<Card>(card.data()).orders
    if (!sameValue(before ?? null, orders)) transaction.update(ref, toStored({ orders }))
  })
