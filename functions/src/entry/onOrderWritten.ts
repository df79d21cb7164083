import { onDocumentWritten } from 'firebase-functions/firestore'
import { region } from '../config.ts'
import { countOrders } from '../firestore/countOrders.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { isTooOld } from './isTooOld.ts'

/** An order came, was paid, moved with its person or went: the card counts again. */
export const onOrderWritten = onDocumentWritten(
  { document: 'orders/{orderId}', region, retry: true },
  async event => {
    if (isTooOld(event) || !event.data) return
    const { before, after } = event.data
    const people: unknown[] = [before.get('personId'), after.get('personId')]
    for (const personId of new Set(people))
      if (typeof personId === 'string') await countOrders(openDatabase(), personId)
  },
)
