import type { DocumentReference, QuerySnapshot } from 'firebase-admin/firestore'
import type { Delivery } from '@chats/domain/Delivery'
import type { Message } from '@chats/domain/Message'
import { toDomain } from './instants.ts'

/** A message on its way out, as it is stored. */
export interface OutboxPart {
  readonly id: string
  readonly ref: DocumentReference
  readonly message: Message & { readonly delivery: Delivery }
}

/** The outgoing messages of an answer. */
export const outboxPartsOf = ({ docs }: QuerySnapshot): readonly OutboxPart[] =>
  docs.flatMap(doc => {
    const message = toDomain<Message>(doc.data())
    const { delivery } = message
    return delivery ? [{ id: doc.id, ref: doc.ref, message: { ...message, delivery } }] : []
  })
