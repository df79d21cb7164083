import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore'
import { capabilities } from '@chats/domain/capabilities'
import type { Delivery } from '@chats/domain/Delivery'
import { meetDelivery } from '@chats/domain/meetDelivery'
import type { Message } from '@chats/domain/Message'
import { moveDelivery } from '@chats/domain/moveDelivery'
import { messagePath, messagesPath, notificationPath } from '@chats/domain/paths'
import type { Claim, ClaimedPart, Outbox } from '../usecases/Outbox.ts'
import { claimHead } from './claimHead.ts'
import { toDomain, toStored } from './instants.ts'
import { outboxPartsOf } from './outboxPart.ts'
import { expiredChats, queuedChats } from './outboxQueries.ts'
import { readFailure } from './readFailure.ts'
import { showOutgoing } from './showOutgoing.ts'
import { updateOf } from './updateOf.ts'
import { writeDown } from './writeDown.ts'
import { writeVerdict } from './writeVerdict.ts'

/** The outbox in Firestore: the message documents themselves (docs/decisions/0001-the-lease-is-on-the-message.md). */
export const createOutbox = (db: Firestore): Outbox => ({
  claimHead: (chatId, now, leaseMs) =>
    db.runTransaction(transaction => claimHead(db, transaction, chatId, now, leaseMs)),

  settle: (claim, verdict, now, externalIds = []) =>
    writeDown(db, async transaction => {
      const { chatId } = claim
      const idempotent = capabilities[claim.messenger].idempotentSend
      const claimed = [claim, ...claim.others]
      const docs = await transaction.getAll(
        ...claimed.map(({ messageId }) => db.doc(messagePath(chatId, messageId))),
      )
      const parts = claimed.map((part, index) => {
        const message = dataOf<Message>(docs[index])
        const delivery = message?.delivery
        const moved = delivery && isHeld(delivery, claim, part) ? moveDelivery(delivery, verdict.event) : null
        if (!message || !moved) {
          const settled = message && mayChange(message) ? 'change_waits' : 'superseded'
          return { settled, write: null, message } as const
        }
        const externalId = externalIds[index]
        const sent: Message = { ...message, delivery: moved, ...(externalId !== undefined && { externalId }) }
        const after = meetDelivery(sent, { idempotent, now })
        const settled = after !== sent ? 'changed' : mayChange(sent) ? 'change_waits' : 'settled'
        return { settled, write: updateOf<Message>(message, after), message } as const
      })
      const [head] = parts
      const failed = verdict.event.type === 'failed' && head?.write ? head.message : null
      const notice = failed ? await readFailure(db, transaction, claim.messageId, failed, now) : null
      if (parts.some(({ write }) => write)) await writeVerdict(db, transaction, claim, verdict)
      if (notice) {
        const { managerId, id, notification } = notice
        transaction.set(db.doc(notificationPath(managerId, id)), toStored(notification))
      }
      for (const [index, part] of parts.entries()) {
        const ref = docs[index]?.ref
        if (ref && part.write) transaction.update(ref, part.write)
      }
      return parts.map(({ settled }) => settled)
    }),

  move: (chatId, messageId, event) =>
    db.runTransaction(async transaction => {
      const ref = db.doc(messagePath(chatId, messageId))
      const message = dataOf<Message>(await transaction.get(ref))
      const delivery = message?.delivery
      const moved = delivery ? moveDelivery(delivery, event) : null
      if (!message || !moved) return 'refused'
      const album = message.albumId
        ? outboxPartsOf(
            await transaction.get(
              db.collection(messagesPath(chatId)).where('albumId', '==', message.albumId),
            ),
          )
        : []
      transaction.update(ref, toStored({ delivery: moved }))
      for (const part of album) {
        const alike = part.id !== messageId && part.message.delivery.state === delivery?.state
        const next = alike ? moveDelivery(part.message.delivery, event) : null
        if (next) transaction.update(part.ref, toStored({ delivery: next }))
      }
      return 'moved'
    }),

  queuedChats: (channelId, after) => queuedChats(db, channelId, after),
  expiredChats: now => expiredChats(db, now),
  showOnRow: (chatId, messageId) => showOutgoing(db, chatId, messageId),
})

/** A change waited, and the messenger has the message now. */
const mayChange = ({ change, delivery }: Message) => change?.state === 'queued' && delivery?.state === 'sent'

/** A late answer still counts when the lease ran out meanwhile and nobody has sent again. */
const isHeld = (delivery: Delivery, { leaseUntil }: Claim, { attempt }: ClaimedPart) =>
  delivery.state === 'sending'
    ? delivery.leaseUntil === leaseUntil
    : delivery.state === 'unconfirmed' && delivery.attempt === attempt

const dataOf = <T>(snapshot: DocumentSnapshot | undefined): T | null =>
  snapshot?.exists ? toDomain<T>(snapshot.data()) : null
