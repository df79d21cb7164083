import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore'
import { capabilities } from '@chats/domain/capabilities'
import type { Channel } from '@chats/domain/Channel'
import type { Chat } from '@chats/domain/Chat'
import type { Delivery } from '@chats/domain/Delivery'
import { headStep } from '@chats/domain/headStep'
import type { Instant } from '@chats/domain/Instant'
import { meetDelivery } from '@chats/domain/meetDelivery'
import type { Message } from '@chats/domain/Message'
import type { Messenger } from '@chats/domain/Messenger'
import { moveDelivery } from '@chats/domain/moveDelivery'
import type { DeliveryEvent } from '@chats/domain/moveDelivery'
import { channelPath, chatPath, messagePath, messagesPath } from '@chats/domain/paths'
import { sendKeyOf } from '@chats/domain/sendKeyOf'
import type { Claim, Claimed, Outbox } from '../usecases/Outbox.ts'
import { toDomain, toStored } from './instants.ts'
import { expiredChats, queuedChats } from './outboxQueries.ts'
import { showOutgoing } from './showOutgoing.ts'
import { updateOf } from './updateOf.ts'
import { writeVerdict } from './writeVerdict.ts'

/** The outbox in Firestore: the message documents themselves (docs/decisions/0001-the-lease-is-on-the-message.md). */
export const createOutbox = (db: Firestore): Outbox => ({
  claimHead: (chatId, now, leaseMs) =>
    db.runTransaction(transaction => claimHead(db, transaction, chatId, now, leaseMs)),

  settle: (claim, verdict, now, externalId) =>
    db.runTransaction(async transaction => {
      const ref = db.doc(messagePath(claim.chatId, claim.messageId))
      const message = dataOf<Message>(await transaction.get(ref))
      const delivery = message?.delivery
      const moved = delivery && isHeld(delivery, claim) ? moveDelivery(delivery, verdict.event) : null
      if (!message || !moved) return message && mayChange(message) ? 'change_waits' : 'superseded'
      await writeVerdict(db, transaction, claim, verdict)
      const sent: Message = { ...message, delivery: moved, ...(externalId !== undefined && { externalId }) }
      const after = meetDelivery(sent, { idempotent: absorbs(claim.messenger), now })
      transaction.update(ref, updateOf(message, after))
      if (after !== sent) return 'changed'
      return mayChange(sent) ? 'change_waits' : 'settled'
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
  // A file takes its time, both from our Storage and to the messenger.
  const leaseUntil = now + leaseMs * ('file' in message.content ? 3 : 1)
  const event: DeliveryEvent = step === 'send' ? { type: 'claim', leaseUntil } : expired(chat)
  const moved = moveDelivery(message.delivery, event)
  if (!moved) return { do: 'nothing' }
  const idempotent = absorbs(chat.messenger)
  if (step !== 'send') {
    const given = meetDelivery({ ...message, delivery: moved }, { idempotent, now })
    transaction.update(doc.ref, updateOf(message, given))
    return { do: 'again' }
  }
  transaction.update(
    doc.ref,
    toStored({ delivery: moved, ...(idempotent && { sendKey: sendKeyOf(doc.id) }) }),
  )
  const claim: Claim = {
    chatId,
    messageId: doc.id,
    channelId: chat.channelId,
    messenger: chat.messenger,
    to: chat.externalId,
    content: message.content,
    ...(message.replyTo && { replyTo: message.replyTo.externalId }),
    attempt: moved.attempt,
    leaseUntil,
  }
  return { do: 'send', claim }
}

/** The run that held the message died: where a repeat is absorbed it is sent again, elsewhere nobody knows. */
const expired = ({ messenger }: Chat): DeliveryEvent =>
  absorbs(messenger) ? { type: 'postpone', reason: 'answer_lost', counted: true } : { type: 'lost' }

const absorbs = (messenger: Messenger) => capabilities[messenger].idempotentSend

/** A change waited, and the messenger has the message now. */
const mayChange = ({ change, delivery }: Message) => change?.state === 'queued' && delivery?.state === 'sent'

/** A late answer still counts when the lease ran out meanwhile and nobody has sent again. */
const isHeld = (delivery: Delivery, claim: Claim) =>
  delivery.state === 'sending'
    ? delivery.leaseUntil === claim.leaseUntil
    : delivery.state === 'unconfirmed' && delivery.attempt === claim.attempt

const dataOf = <T>(snapshot: DocumentSnapshot | undefined): T | null =>
  snapshot?.exists ? toDomain<T>(snapshot.data()) : null
