import type { DocumentReference, DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore'
import type { Chat } from '@chats/domain/Chat'
import type { Company } from '@chats/domain/Company'
import { personIdOf, quarantineIdOf } from '@chats/domain/ids'
import type { Inbound } from '@chats/domain/Inbound'
import type { Instant } from '@chats/domain/Instant'
import type { Place } from '@chats/domain/meetPerson'
import type { Message } from '@chats/domain/Message'
import { cardPath, chatPath, companyPath, messagePath, personPath, quarantinePath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { messageIdOf, receiveInto } from '@chats/domain/receiveInto'
import type { Changes, Known } from '@chats/domain/receiveInto'
import type { Inbox } from '../usecases/Inbox.ts'
import { changedFields } from './changedFields.ts'
import { toDomain, toStored } from './instants.ts'
import { isDuplicate, isUnavailable } from './storeFailure.ts'
import { withDeadline } from './withDeadline.ts'

/** The inbox in Firestore. An ordinary text costs three reads (chat, person, company) and two writes (message, person). */
export function createInbox(db: Firestore, deadlineMs = 10_000): Inbox {
  async function attempt(inbound: Inbound, place: Place, now: Instant, lookAtMessage: boolean) {
    const run = db.runTransaction(async transaction => {
      const known = await read(db, transaction, inbound, place, lookAtMessage)
      const changes = receiveInto(known, inbound, place, now)
      write(db, transaction, known, changes, place.chatId, messageIdOf(inbound))
      return changes.message ? ('stored' as const) : ('repeated' as const)
    })
    return withDeadline(deadlineMs, run)
  }

  return {
    async receive(inbound, place, now) {
      try {
        return await attempt(inbound, place, now, inbound.type === 'edit').catch(error => {
          if (!isDuplicate(error)) throw error
          return attempt(inbound, place, now, true)
        })
      } catch (error) {
        if (isUnavailable(error)) return 'unavailable'
        throw error
      }
    },

    async quarantine(update) {
      const id = quarantineIdOf(update.channelId, update.updateId)
      try {
        await withDeadline(deadlineMs, db.doc(quarantinePath(id)).set(toStored(update)))
        return 'stored'
      } catch (error) {
        if (isUnavailable(error)) return 'unavailable'
        throw error
      }
    },
  }
}

async function read(
  db: Firestore,
  transaction: Transaction,
  inbound: Inbound,
  { chatId }: Place,
  lookAtMessage: boolean,
): Promise<Known> {
  const guessed = personPath(personIdOf(chatId))
  const paths = [chatPath(chatId), guessed, companyPath]
  if (lookAtMessage) paths.push(messagePath(chatId, messageIdOf(inbound)))
  const [chatDoc, guessedDoc, companyDoc, messageDoc] = await transaction.getAll(
    ...paths.map(path => db.doc(path)),
  )
  const chat = dataOf<Chat>(chatDoc)
  const path = personPath(chat?.personId ?? personIdOf(chatId))
  const personDoc = path === guessed ? guessedDoc : await transaction.get(db.doc(path))
  return {
    chat,
    person: dataOf<Person>(personDoc),
    message: dataOf<Message>(messageDoc),
    readAllBefore: dataOf<Partial<Company>>(companyDoc)?.readAllBefore ?? 0,
  }
}

const dataOf = <T>(snapshot: DocumentSnapshot | undefined): T | null =>
  snapshot?.exists ? toDomain<T>(snapshot.data()) : null

function write(
  db: Firestore,
  transaction: Transaction,
  known: Known,
  changes: Changes,
  chatId: string,
  messageId: string,
): void {
  const personId = known.chat?.personId ?? changes.chat?.personId ?? personIdOf(chatId)
  put(transaction, db.doc(messagePath(chatId, messageId)), known.message, changes.message)
  put(transaction, db.doc(personPath(personId)), known.person, changes.person)
  if (changes.chat) transaction.set(db.doc(chatPath(chatId)), toStored(changes.chat))
  if (changes.card) transaction.set(db.doc(cardPath(personId)), toStored(changes.card))
}

function put<T extends object>(
  transaction: Transaction,
  ref: DocumentReference,
  before: T | null,
  after: T | undefined,
): void {
  if (!after) return
  if (before === null) transaction.create(ref, toStored(after))
  else transaction.update(ref, toStored(changedFields(before, after)))
}
