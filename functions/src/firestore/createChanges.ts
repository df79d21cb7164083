import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore'
import { applyChange } from '@chats/domain/applyChange'
import { askChange } from '@chats/domain/askChange'
import { capabilities } from '@chats/domain/capabilities'
import { changeStep } from '@chats/domain/changeStep'
import type { Channel } from '@chats/domain/Channel'
import type { Chat } from '@chats/domain/Chat'
import type { Instant } from '@chats/domain/Instant'
import type { Message } from '@chats/domain/Message'
import { messageNumber } from '@chats/domain/messageNumber'
import { moveChange } from '@chats/domain/moveChange'
import { channelPath, chatPath, messagePath, messagesPath, personPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { showOnRow } from '@chats/domain/showOnRow'
import { without } from '@chats/domain/without'
import type { ChangeClaim, Changes, Place } from '../usecases/Changes.ts'
import { toDomain } from './instants.ts'
import { outboxPartsOf } from './outboxPart.ts'
import type { OutboxPart } from './outboxPart.ts'
import { expiredChanges, waitingChanges } from './outboxQueries.ts'
import { ownerOf } from './ownerOf.ts'
import { updateOf } from './updateOf.ts'
import { writeDown } from './writeDown.ts'
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
      if (!after.change) {
        const changed = new Map([[place.messageId, after]])
        await showChanged(db, transaction, chat.personId, place.chatId, changed)
      }
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
    writeDown(db, async transaction => {
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
        const others = claim.change.kind === 'remove' ? await goneWith(db, transaction, claim, message) : []
        const changed = new Map([[claim.messageId, after]])
        for (const { id, message: other } of others) {
          changed.set(id, applyChange(without(other, 'change'), claim.change, now))
        }
        await showChanged(db, transaction, claim.personId, claim.chatId, changed)
        transaction.update(ref, updateOf(message, after))
        for (const { id, ref: place, message: other } of others) {
          transaction.update(place, updateOf<Message>(other, changed.get(id) ?? other))
        }
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
  // All chats look at the channel: it is not locked.
  return { message, chat, channel: dataOf<Channel>(await db.doc(channelPath(chat.channelId)).get()) }
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

/** The other parts of an album that a messenger has as one message: they are gone with one of them. */
async function goneWith(
  db: Firestore,
  transaction: Transaction,
  { chatId, messageId, messenger, externalId }: ChangeClaim,
  { albumId }: Message,
): Promise<readonly OutboxPart[]> {
  if (albumId === undefined || !capabilities[messenger].albumIsOne) return []
  const album = await transaction.get(db.collection(messagesPath(chatId)).where('albumId', '==', albumId))
  const number = messageNumber(externalId)
  return outboxPartsOf(album).filter(
    ({ id, message }) =>
      id !== messageId &&
      message.deletedAt === undefined &&
      messageNumber(message.externalId ?? '') === number,
  )
}

/** Shows changed messages of a chat, by their ids, on its person's row, where one is the last: reads, then writes. */
async function showChanged(
  db: Firestore,
  transaction: Transaction,
  personId: string,
  chatId: string,
  changed: ReadonlyMap<string, Message>,
): Promise<void> {
  const known = await transaction.get(db.doc(personPath(personId)))
  const owner = await ownerOf(db, transaction, chatId, known)
  const person = dataOf<Person>(owner)
  const last = person?.lastMessage
  const message = last?.chatId === chatId ? changed.get(last.messageId) : undefined
  if (!owner || !person || !last || !message) return
  transaction.update(
    owner.ref,
    updateOf({ lastMessage: last }, { lastMessage: showOnRow(person, last.messageId, message).lastMessage }),
  )
}

const dataOf = <T>(snapshot: DocumentSnapshot | undefined): T | null =>
  snapshot?.exists ? toDomain<T>(snapshot.data()) : null
