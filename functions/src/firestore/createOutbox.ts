import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore'
import { capabilities } from '@chats/domain/capabilities'
import type { Channel } from '@chats/domain/Channel'
import type { Chat } from '@chats/domain/Chat'
import type { Delivery } from '@chats/domain/Delivery'
import { headStep } from '@chats/domain/headStep'
import type { Instant } from '@chats/domain/Instant'
import type { Message } from '@chats/domain/Message'
import { moveDelivery } from '@chats/domain/moveDelivery'
import type { DeliveryEvent } from '@chats/domain/moveDelivery'
import { channelPath, chatPath, messagePath, messagesPath } from '@chats/domain/paths'
import { sendKeyOf } from '@chats/domain/sendKeyOf'
import type { Claim, Claimed, Outbox } from '../usecases/Outbox.ts'
import { toDomain, toStored } from './instants.ts'
import { expiredChats, queuedChats } from './outboxQueries.ts'
import { showOutgoing } from './showOutgoing.ts'
import { writeVerdict } from './writeVerdict.ts'

/** The outbox in Firestore: the message documents themselves (docs/decisions/0001-the-lease-is-on-the-message.md). */
export const createOutbox = (db: Firestore): Outbox => ({
  claimHead: (chatId, now, leaseMs) =>
    db.runTransaction(transaction => claimHead(db, transaction, chatId, now, leaseMs)),

  settle: (claim, verdict, externalId) =>
    db.runTransaction(async transaction => {
      const ref = db.doc(messagePath(claim.chatId, claim.messageId))
      const message = dataOf<Message>(await transaction.get(ref))
      const delivery = message?.delivery
      const moved = delivery && isHeld(delivery, claim) ? moveDelivery(delivery, verdict.event) : null
      if (!moved) return false
      await writeVerdict(db, transaction, claim, verdict)
      transaction.update(ref, toStored({ delivery: moved, ...(externalId !== undefined && { externalId }) }))
      return true
    }),

  move: (chatId, messageId, event) =>
    db.runTransaction(async transaction => {
      const ref = db.doc(messagePath(chatId, messageId))
      const delivery = dataOf<Message>(await transaction.get(ref))?.delivery
      const moved = delivery ? moveDelivery(delivery, event) : null
      if (moved) transaction.update(ref, toStored({ delivery: moved }))
      return moved ? 'moved' : 'refused'
    }),

  queuedChats: (channelId, after) => queuedChats(db, channelId, after),
  expiredChats: now => expiredChats(db, now),
  showOnRow: (chatId, messageId) => showOutgoing(db, chatId, messageId),
})

async function claimHead(
  db: Firestore,
  transaction: Transaction,
  chatId: string,
  now: Instant,
  leaseMs: number,
): Promise<Claimed> {
  const head = await transaction.get(
    db
      .collection(messagesPath(chatId))
      .where('delivery.state', 'in', ['queued', 'sending'])
      .orderBy('at')
      .limit(1),
  )
  const doc = head.docs[0]
  const message = dataOf<Message>(doc)
  if (!doc || !message?.delivery) return { do: 'nothing' }
  const chat = dataOf<Chat>(await transaction.get(db.doc(chatPath(chatId))))
  if (!chat) return { do: 'nothing' }
  const channel = dataOf<Channel>(await transaction.get(db.doc(channelPath(chat.channelId))))

  const step = headStep(message.delivery, channel, now)
  if (step === 'wait') return { do: 'nothing' }
  const leaseUntil = now + leaseMs
  const event: DeliveryEvent = step === 'send' ? { type: 'claim', leaseUntil } : expired(chat)
  const moved = moveDelivery(message.delivery, event)
  if (!moved) return { do: 'nothing' }
  const sendKey = capabilities[chat.messenger].idempotentSend ? { sendKey: sendKeyOf(doc.id) } : {}
  transaction.update(doc.ref, toStored({ delivery: moved, ...sendKey }))
  if (step !== 'send') return { do: 'again' }
  const claim: Claim = {
    chatId,
    messageId: doc.id,
    channelId: chat.channelId,
    messenger: chat.messenger,
    to: chat.externalId,
    content: message.content,
    attempt: moved.attempt,
    leaseUntil,
  }
  return { do: 'send', claim }
}

/** The run that held the message died: where a repeat is absorbed it is sent again, elsewhere nobody knows. */
const expired = ({ messenger }: Chat): DeliveryEvent =>
  capabilities[messenger].idempotentSend
    ? { type: 'postpone', reason: 'answer_lost', counted: true }
    : { type: 'lost' }

/** A late answer still counts when the lease ran out meanwhile and nobody has sent again. */
const isHeld = (delivery: Delivery, claim: Claim) =>
  delivery.state === 'sending'
    ? delivery.leaseUntil === claim.leaseUntil
    : delivery.state === 'unconfirmed' && delivery.attempt === claim.attempt

const dataOf = <T>(snapshot: DocumentSnapshot | undefined): T | null =>
  snapshot?.exists ? toDomain<T>(snapshot.data()) : null
