import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore'
import { applyChange } from '@chats/domain/applyChange'
import { askChange } from '@chats/domain/askChange'
import { changeStep } from '@chats/domain/changeStep'
import type { Channel } from '@chats/domain/Channel'
import type { Chat } from '@chats/domain/Chat'
import type { Instant } from '@chats/domain/Instant'
import type { Message } from '@chats/domain/Message'
import { moveChange } from '@chats/domain/moveChange'
import { channelPath, chatPath, messagePath, personPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { showOnRow } from '@chats/domain/showOnRow'
import { without } from '@chats/domain/without'
import type { ChangeClaim, Changes, Place } from '../usecases/Changes.ts'
import { toDomain } from './instants.ts'
import { expiredChanges, waitingChanges } from './outboxQueries.ts'
import { ownerOf } from './ownerOf.ts'
import { updateOf } from './updateOf.ts'
import { writeVerdict } from './writeVerdict.ts'

/** The changes of sent messages in Firestore: they stand on the messages themselves. */
export const createChanges = (db: Firestore): Changes => ({
  askChange: (place, request, { author, now, leaseMs }) =>
    db.runTransaction(async transaction => {
      const found = await find(db, transaction, place)
      if (!found) return { do: 'refuse', reason: 'not_found' }
      const { message, chat, channel } = found
      if (!channel || channel.state === 'removed') return { do: 'refuse', reason: 'channel' }
      const answer = askChange(message, request, { author, messenger: chat.messenger, now })
      if (answer.do === 'refuse') return answer
      if (answer.do === 'nothing') return { do: 'done' }
      const claim = claimOf(place, { ...found, message: answer.message }, now, leaseMs)
      const after = claim ? { ...answer.message, change: claim.change } : answer.message
      if (!after.change) await showChanged(db, transaction, chat.personId, place, after)
      transaction.update(refOf(db, place), updateOf(message, after))
      if (claim) return { do: 'send', claim }
      return { do: after.change ? 'wait' : 'done' }
    }),

  claimChange: (place, now, leaseMs) =>
    db.runTransaction(async transaction => {
      const found = await find(db, transaction, place)
      const claim = found && claimOf(place, found, now, leaseMs)
      if (!claim) return null
      transaction.update(
        refOf(db, place),
        updateOf(found.message, { ...found.message, change: claim.change }),
      )
      return claim
    }),

  settleChange: (claim, verdict, now) =>
    db.runTransaction(async transaction => {
      const ref = refOf(db, claim)
      const message = dataOf<Message>(await transaction.get(ref))
      if (!message) return false
      const held =
        message.change?.leaseUntil === claim.leaseUntil && message.change.kind === claim.change.kind
      const done = verdict.event.type === 'done'
      if (!held) {
        // A removal took its place and may still be refused: then what stands there is what the messenger has.
        if (done && claim.change.kind === 'edit' && message.change?.kind === 'remove') {
          transaction.update(ref, updateOf(message, applyChange(message, claim.change, now)))
        }
        return false
      }
      const moved = moveChange(message.change, verdict.event)
      if (!moved) return false
      if (moved === 'gone') {
        const after = applyChange(without(message, 'change'), claim.change, now)
        await showChanged(db, transaction, claim.personId, claim, after)
        transaction.update(ref, updateOf(message, after))
      } else {
        await writeVerdict(db, transaction, claim, verdict)
        transaction.update(ref, updateOf(message, { ...message, change: moved }))
      }
      return true
    }),

  dismissChange: place =>
    db.runTransaction(async transaction => {
      const ref = refOf(db, place)
      const message = dataOf<Message>(await transaction.get(ref))
      if (!message || moveChange(message.change, { type: 'dismiss' }) !== 'gone') return 'refused'
      transaction.update(ref, updateOf(message, without(message, 'change')))
      return 'moved'
    }),

  waitingChanges: (where, after) => waitingChanges(db, where, after),
  expiredChanges: now => expiredChanges(db, now),
})

const refOf = (db: Firestore, { chatId, messageId }: Place) => db.doc(messagePath(chatId, messageId))

interface Found {
  readonly message: Message
  readonly chat: Chat
  readonly channel: Channel | null
}

async function find(db: Firestore, transaction: Transaction, place: Place): Promise<Found | null> {
  const [messageDoc, chatDoc] = await transaction.getAll(refOf(db, place), db.doc(chatPath(place.chatId)))
  const message = dataOf<Message>(messageDoc)
  const chat = dataOf<Chat>(chatDoc)
  if (!message || !chat) return null
  return {
    message,
    chat,
    channel: dataOf<Channel>(await transaction.get(db.doc(channelPath(chat.channelId)))),
  }
}

/** The claim of a message's change, where it can go to the messenger now. */
function claimOf(place: Place, found: Found, now: Instant, leaseMs: number): ChangeClaim | null {
  const { message, chat, channel } = found
  const { change, externalId } = message
  if (!change || !externalId || changeStep(change, message.delivery, channel, now) === 'wait') return null
  const leaseUntil = now + leaseMs
  const claimed = moveChange(change, { type: 'claim', leaseUntil })
  if (!claimed || claimed === 'gone') return null
  return {
    ...place,
    channelId: chat.channelId,
    messenger: chat.messenger,
    personId: chat.personId,
    to: chat.externalId,
    externalId,
    change: claimed,
    before: message.content,
    leaseUntil,
  }
}

/** Shows a changed message on its person's row, where it is the last one: reads, then writes. */
async function showChanged(
  db: Firestore,
  transaction: Transaction,
  personId: string,
  { chatId, messageId }: Place,
  message: Message,
): Promise<void> {
  const known = await transaction.get(db.doc(personPath(personId)))
  const owner = await ownerOf(db, transaction, chatId, known)
  const person = dataOf<Person>(owner)
  const last = person?.lastMessage
  if (!owner || !person || last?.messageId !== messageId || last.chatId !== chatId) return
  transaction.update(
    owner.ref,
    updateOf({ lastMessage: last }, { lastMessage: showOnRow(person, messageId, message).lastMessage }),
  )
}

const dataOf = <T>(snapshot: DocumentSnapshot | undefined): T | null =>
  snapshot?.exists ? toDomain<T>(snapshot.data()) : null
