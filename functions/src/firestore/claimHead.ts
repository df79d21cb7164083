import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore'
import { capabilities } from '@chats/domain/capabilities'
import type { Channel } from '@chats/domain/Channel'
import type { Chat } from '@chats/domain/Chat'
import { headStep } from '@chats/domain/headStep'
import type { Instant } from '@chats/domain/Instant'
import { meetDelivery } from '@chats/domain/meetDelivery'
import type { Message } from '@chats/domain/Message'
import { messageNumber } from '@chats/domain/messageNumber'
import { moveDelivery } from '@chats/domain/moveDelivery'
import type { DeliveryEvent } from '@chats/domain/moveDelivery'
import { channelPath, chatPath, messagesPath } from '@chats/domain/paths'
import { sendKeyOf } from '@chats/domain/sendKeyOf'
import type { Claimed } from '../usecases/Outbox.ts'
import { headAlbum } from './headAlbum.ts'
import { toDomain } from './instants.ts'
import { outboxPartsOf } from './outboxPart.ts'
import type { OutboxPart } from './outboxPart.ts'
import { updateOf } from './updateOf.ts'

/**
 * Takes the oldest undelivered message of a chat, with the parts of its album that go in the same call. They are moved
 * together, claimed and given up, so that a repeat is the same message again and never another one.
 */
export async function claimHead(
  db: Firestore,
  transaction: Transaction,
  chatId: string,
  now: Instant,
  leaseMs: number,
): Promise<Claimed> {
  const messages = db.collection(messagesPath(chatId))
  const undelivered = messages.where('delivery.state', 'in', ['queued', 'sending']).orderBy('at')
  const [head] = outboxPartsOf(await transaction.get(undelivered.limit(1)))
  if (!head) return { do: 'nothing' }
  // Where a chat leads does not change, and all chats look at the channel: neither is locked.
  const chat = dataOf<Chat>(await db.doc(chatPath(chatId)).get())
  if (!chat) return { do: 'nothing' }
  const channel = dataOf<Channel>(await db.doc(channelPath(chat.channelId)).get())

  const step = headStep(head.message.delivery, channel, now)
  if (step === 'wait') return { do: 'nothing' }
  const can = capabilities[chat.messenger]
  const { albumId, sendKey, content, replyTo } = head.message
  const parts =
    albumId === undefined
      ? [head]
      : headAlbum(outboxPartsOf(await transaction.get(undelivered.limit(can.maxAlbum))), can)
  const end = (part: OutboxPart, event: DeliveryEvent, more: Partial<Message> = {}) => {
    const delivery = moveDelivery(part.message.delivery, event)
    if (!delivery) return
    const ended = { ...part.message, ...more, delivery }
    transaction.update(
      part.ref,
      updateOf<Message>(part.message, meetDelivery(ended, { idempotent: can.idempotentSend, now })),
    )
  }

  if (albumId !== undefined && can.albumIsOne && sendKey !== undefined) {
    const album = outboxPartsOf(await transaction.get(messages.where('sendKey', '==', sendKey)))
    const told = album.find(({ message }) => message.externalId !== undefined)?.message
    if (told?.externalId !== undefined) {
      // The messenger has told its first part back, so it has all of them.
      const number = messageNumber(told.externalId)
      const at = told.delivery.sentAt ?? now
      for (const part of parts) {
        const place = album.findIndex(({ id }) => id === part.id)
        end(part, { type: 'told', at }, { externalId: `${number}-${place}` })
      }
      return { do: 'again' }
    }
  }
  if (step === 'expire') {
    for (const part of parts) end(part, expired(can.idempotentSend))
    return { do: 'again' }
  }

  // A file takes its time, both from our Storage and to the messenger.
  const leaseUntil = now + leaseMs * ('file' in content ? 3 : 1)
  const key = can.idempotentSend ? { sendKey: sendKey ?? sendKeyOf(head.id) } : {}
  const [first, ...others] = parts.flatMap(({ id, ref, message }) => {
    const delivery = moveDelivery(message.delivery, { type: 'claim', leaseUntil })
    if (!delivery) return []
    transaction.update(ref, updateOf<Message>(message, { ...message, delivery, ...key }))
    return [{ messageId: id, content: message.content, attempt: delivery.attempt }]
  })
  if (!first) return { do: 'nothing' }
  const claim = {
    ...first,
    others,
    chatId,
    channelId: chat.channelId,
    messenger: chat.messenger,
    to: chat.externalId,
    ...key,
    ...(replyTo && { replyTo: replyTo.externalId }),
    leaseUntil,
  }
  return { do: 'send', claim }
}

/** The run that held the message died: where a repeat is absorbed it is sent again, elsewhere nobody knows. */
const expired = (absorbs: boolean): DeliveryEvent =>
  absorbs ? { type: 'postpone', reason: 'answer_lost', counted: true } : { type: 'lost' }

const dataOf = <T>(snapshot: DocumentSnapshot): T | null =>
  snapshot.exists ? toDomain<T>(snapshot.data()) : null
