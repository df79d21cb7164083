import { Timestamp } from 'firebase-admin/firestore'
import type { DocumentSnapshot, Firestore, Query, Transaction } from 'firebase-admin/firestore'
import { capabilities } from '@chats/domain/capabilities'
import type { Card } from '@chats/domain/Card'
import type { Chat } from '@chats/domain/Chat'
import type { Company } from '@chats/domain/Company'
import type { EarlyReaction } from '@chats/domain/EarlyReaction'
import { personIdOf } from '@chats/domain/ids'
import type { Inbound, InboundEcho, InboundPress, InboundReaction, InboundRead } from '@chats/domain/Inbound'
import type { Known, OursOfSecond, SentMessage } from '@chats/domain/Known'
import type { Place } from '@chats/domain/meetPerson'
import type { Message } from '@chats/domain/Message'
import { messageIdOf } from '@chats/domain/messageIdOf'
import { messageNumber } from '@chats/domain/messageNumber'
import { cardPath, chatPath, companyPath, messagePath, messagesPath, personPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { toDomain } from './instants.ts'
import { readCameBy } from './readCameBy.ts'

/** `early`: it may be about a message that is being sent, whose number we are told any moment. */
export type Looked = Known | 'early'

const MOST_UNREAD = 50
const SECOND_MS = 1000

/**
 * Looks up what an update needs. An ordinary message is not looked up itself (`lookAtMessage` when it turned out to be
 * there): three reads. A reply to a message of our side, and a press of its button, cost one more, a start with a payload
 * those of its lead tool; a reaction or a read mark only what it is about.
 */
export async function readKnown(
  db: Firestore,
  transaction: Transaction,
  inbound: Exclude<Inbound, { type: 'typing' }>,
  { chatId, messenger }: Place,
  lookAtMessage: boolean,
): Promise<Looked> {
  const messages = db.collection(messagesPath(chatId))
  const first = async (query: Query) => (await transaction.get(query.limit(1))).docs[0]
  const numbered = (externalId: string) => first(messages.where('externalId', '==', externalId))
  switch (inbound.type) {
    case 'press':
      return pressedOn(inbound)
    case 'reaction':
      return reactedTo(inbound)
    case 'read':
      return upTo(inbound)
    case 'echo':
      return toldBack(inbound)
    default:
      return people(lookAtMessage)
  }

  async function people(withMessage: boolean): Promise<Known> {
    const guessed = personPath(personIdOf(chatId))
    const paths = [chatPath(chatId), guessed]
    if (withMessage) paths.push(messagePath(chatId, messageIdOf(inbound)))
    // With the rest: what is stored after "read all" has to know of it, or it would count as read.
    const [companyDoc, chatDoc, guessedDoc, messageDoc] = await transaction.getAll(
      ...[companyPath, ...paths].map(path => db.doc(path)),
    )
    const chat = dataOf<Chat>(chatDoc)
    const path = personPath(chat?.personId ?? personIdOf(chatId))
    const personDoc = path === guessed ? guessedDoc : await transaction.get(db.doc(path))
    const entry = entryOf(messageDoc)
    const person = dataOf<Person>(personDoc)
    const ours = await oursOfSecond(person)
    const reply = 'replyTo' in inbound && !entry.message ? inbound.replyTo : undefined
    const answered =
      reply?.direction === 'out' && reply.externalId ? await numbered(reply.externalId) : undefined
    const payload = inbound.type === 'message' && !entry.message ? inbound.start?.payload : undefined
    const cameBy = payload ? await readCameBy(db, payload) : null
    const card =
      cameBy && person
        ? dataOf<Card>(await transaction.get(db.doc(cardPath(chat?.personId ?? personIdOf(chatId)))))
        : null
    const company = dataOf<Company>(companyDoc)
    return {
      chat,
      person,
      readAllBefore: company?.readAllBefore ?? 0,
      ...(company && { company }),
      ...entry,
      ...(ours && { ours }),
      ...(answered && { answered: answered.id }),
      ...(cameBy && { cameBy, card }),
    }
  }

  /** Costs nothing but where the row's last message says that there was something within this second. */
  async function oursOfSecond(person: Person | null): Promise<readonly OursOfSecond[] | null> {
    if (capabilities[messenger].ordersUpdates || !('externalId' in inbound) || !('at' in inbound)) return null
    const { at } = inbound
    const last = person?.lastMessage
    if (last?.chatId !== chatId || last.at <= at || last.at >= at + SECOND_MS) return null
    const [from, to] = [at, at + SECOND_MS].map(end => Timestamp.fromMillis(end))
    const found = await transaction.get(messages.where('at', '>', from).where('at', '<', to).orderBy('at'))
    return found.docs.flatMap(doc => {
      const message = toDomain<Message>(doc.data())
      const { externalId, direction, elsewhere } = message
      const own = externalId !== undefined && direction === 'out' && !elsewhere
      return own ? [{ externalId, at: message.at }] : []
    })
  }

  /** The message of either side; while one is being sent, an unknown number may be that one's. */
  async function reactedTo({ externalId }: InboundReaction): Promise<Looked> {
    const found = await numbered(externalId)
    if (!found && (await first(messages.where('delivery.state', '==', 'sending')))) return 'early'
    return { ...nobody, ...entryOf(found) }
  }

  /** The message of our side that has the button; while one is being sent, an unknown number may be that one's. */
  async function pressedOn({ messageExternalId }: InboundPress): Promise<Looked> {
    const found = await numbered(messageExternalId)
    if (!found && (await first(messages.where('delivery.state', '==', 'sending')))) return 'early'
    const { message } = entryOf(found)
    const known = await people(lookAtMessage)
    return message && found && message.direction === 'out'
      ? { ...known, pressed: { id: found.id, content: message.content } }
      : known
  }

  async function upTo({ externalId }: InboundRead): Promise<Looked> {
    const chat = dataOf<Chat>(await transaction.get(db.doc(chatPath(chatId))))
    const found = await transaction.get(
      messages.where('delivery.state', '==', 'sent').orderBy('at', 'desc').limit(MOST_UNREAD),
    )
    const sent = found.docs.flatMap((doc): SentMessage[] => {
      const { externalId: own, delivery } = toDomain<Message>(doc.data())
      return delivery ? [{ id: doc.id, delivery, ...(own !== undefined && { externalId: own }) }] : []
    })
    const named = found.docs.find(doc => doc.get('externalId') === externalId) ?? (await numbered(externalId))
    const { message } = entryOf(named)
    if (!message && (await first(messages.where('delivery.state', '==', 'sending')))) return 'early'
    return { ...nobody, chat, sent, message }
  }

  async function toldBack({ externalId, sendKey, editedAt }: InboundEcho): Promise<Known> {
    const ours = await numbered(externalId)
    const isMessage = ours?.get('at') !== undefined
    const found =
      isMessage || sendKey === undefined ? ours : await first(messages.where('sendKey', '==', sendKey))
    const entry = entryOf(found)
    // Told before, or settled before it is told, which is what mostly happens.
    if (isMessage && editedAt === undefined && !entry.message?.elsewhere) return { ...nobody, ...entry }
    if (isMessage) return { ...(await people(false)), ...entry }
    const [number, part] = externalId.split('-')
    const whole = part !== undefined && number ? entryOf(await numbered(number)).message : null
    const known = await people(true)
    const read = await first(messages.where('delivery.state', '==', 'read').orderBy('at', 'desc'))
    const upTo = [known.chat?.readUpTo, read?.get('externalId')].map(id => messageNumber(String(id ?? 0)))
    return {
      ...known,
      ...(entry.message && entry),
      ...(whole && { whole }),
      readUpTo: String(Math.max(...upTo)),
    }
  }
}

const nobody = { chat: null, person: null, message: null, readAllBefore: 0 }

/** A message, or what waits in its place; the latter has no `at`. */
function entryOf(snapshot: DocumentSnapshot | undefined): Pick<Known, 'message' | 'messageId' | 'early'> {
  if (!snapshot?.exists) return { message: null }
  const messageId = snapshot.id
  return snapshot.get('at') === undefined
    ? { message: null, messageId, early: toDomain<EarlyReaction>(snapshot.data()) }
    : { message: toDomain<Message>(snapshot.data()), messageId }
}

const dataOf = <T>(snapshot: DocumentSnapshot | undefined): T | null =>
  snapshot?.exists ? toDomain<T>(snapshot.data()) : null
