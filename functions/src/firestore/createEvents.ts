import { createHash, timingSafeEqual } from 'node:crypto'
import { Timestamp } from 'firebase-admin/firestore'
import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore'
import { addCameBy } from '@chats/domain/addCameBy'
import { applyToOrder } from '@chats/domain/applyToOrder'
import type { Card } from '@chats/domain/Card'
import type { Chat } from '@chats/domain/Chat'
import { defaultChatOf } from '@chats/domain/defaultChatOf'
import { enterTimeline } from '@chats/domain/enterTimeline'
import type { EventOutcome } from '@chats/domain/EventAnswer'
import { indicatorOf, wordsOf } from '@chats/domain/indicatorOf'
import type { Message } from '@chats/domain/Message'
import type { Order } from '@chats/domain/Order'
import { orderNewsOf } from '@chats/domain/orderNewsOf'
import * as paths from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import { placeInTunnel } from '@chats/domain/placeInTunnel'
import type { Events, TakenEvent } from '../usecases/Events.ts'
import { findPersonRef } from './findPersonRef.ts'
import type { FoundRef } from './findPersonRef.ts'
import { toDomain, toStored } from './instants.ts'
import { readEventWords } from './readEventWords.ts'
import type { EventWords } from './readEventWords.ts'
import { isUnavailable } from './storeFailure.ts'
import { updateOf } from './updateOf.ts'
import { withDeadline } from './withDeadline.ts'

const HOUR_MS = 60 * 60_000
/** How long an idempotency key is remembered. */
const REMEMBERED_MS = 30 * 24 * HOUR_MS

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Events from outside in Firestore: three to six writes, whatever the person has behind them. */
export function createEvents(db: Firestore, deadlineMs = 15_000): Events {
  return {
    async sourceOf({ id, secret }, now) {
      const doc = await db.doc(paths.apiKeySecretPath(id)).get()
      const hash: unknown = doc.get('hash')
      if (typeof hash !== 'string' || !isSame(hash, sha256(secret))) return null
      const used: unknown = doc.get('lastUsedAt')
      // To the hour: a busy shop does not write its key down with every order.
      if (!(used instanceof Timestamp) || now - used.toMillis() > HOUR_MS) {
        const lastUsedAt = Timestamp.fromMillis(now)
        const batch = db.batch()
        batch.update(doc.ref, { lastUsedAt }).update(db.doc(paths.apiKeyPath(id)), { lastUsedAt })
        await batch.commit().catch(() => undefined)
      }
      return { id, name: String(doc.get('name')) }
    },

    async take(taken) {
      try {
        return await withDeadline(deadlineMs, store(taken))
      } catch (error) {
        if (isUnavailable(error)) return { outcome: 'unavailable' }
        throw error
      }
    },
  }

  async function store(taken: TakenEvent): Promise<EventOutcome> {
    const before = repeated(await db.doc(paths.eventPath(taken.id)).get(), taken)
    if (before) return before
    const ref = await findPersonRef(db, taken.event.person)
    if (ref.found === 'none') return { outcome: 'person_not_found' }
    if (ref.found === 'several') return { outcome: 'person_ambiguous', personIds: ref.personIds }
    const words = await readEventWords(db, wordsOf(taken.event))
    if ('unknown' in words) return { outcome: 'unknown_word', what: words.unknown }
    return db.runTransaction(transaction => enter(transaction, taken, ref, words))
  }

  async function enter(
    transaction: Transaction,
    taken: TakenEvent,
    ref: Extract<FoundRef, { found: 'one' }>,
    { words, newOffer }: EventWords,
  ): Promise<EventOutcome> {
    const { id, event, at } = taken
    const { personId } = ref
    const number = 'orderId' in event ? (event.orderId ?? null) : null
    const orderId = number === null ? `e-${id}` : `n-${sha256(number).slice(0, 40)}`
    const tunnelId = words.tunnels?.id
    const [eventDoc, personDoc, cardDoc, orderDoc, tunnelDoc] = await transaction.getAll(
      ...[
        paths.eventPath(id),
        paths.personPath(personId),
        paths.cardPath(personId),
        paths.orderPath(orderId),
        paths.tunnelPath(tunnelId ?? 'none'),
      ].map(path => db.doc(path)),
    )
    const before = repeated(eventDoc, taken)
    if (before) return before
    const person = dataOf<Person>(personDoc)
    const card = dataOf<Card>(cardDoc)
    if (!person) return { outcome: 'person_not_found' }
    const chatId = ref.chatId ?? defaultChatOf(person)
    const chat = chatId === null ? null : dataOf<Chat>(await transaction.get(db.doc(paths.chatPath(chatId))))

    const news = orderNewsOf(event, words.offers, { id, at, number })
    const order = news && applyToOrder(dataOf<Order>(orderDoc), personId, news)
    if (typeof order === 'string') return { outcome: order }
    if (!order && !chat) return { outcome: 'person_without_chat' }

    const messageId = chat ? `ev_${id}` : null
    if (chat && chatId !== null && messageId !== null) {
      const content = indicatorOf(event, words)
      const isTheirs = content.kind === 'indicator'
      const message: Message = {
        schema: 1,
        chatId,
        personId,
        direction: isTheirs ? 'in' : 'internal',
        kind: content.kind,
        at,
        content,
        author: isTheirs
          ? { type: 'person', id: personId, name: chat.name }
          : { type: 'system', id: taken.source.id, name: taken.source.name },
      }
      transaction.create(db.doc(paths.messagePath(chatId, messageId)), toStored(message))
      const clock = { now: taken.receivedAt, readAllBefore: 0 }
      const row = isTheirs ? enterTimeline(person, chat, messageId, message, clock) : person
      if (row !== person) transaction.update(db.doc(paths.personPath(personId)), updateOf(person, row))
    }
    if (order) transaction.set(db.doc(paths.orderPath(orderId)), toStored(order))
    if (card) {
      const came = event.type.startsWith('subscription.')
        ? addCameBy(card, ids({ toolId: words.leadTools?.id, sourceId: words.sources?.id }))
        : card
      // Where somebody stands in a tunnel of ours, its own runs say.
      const after =
        tunnelId === undefined || tunnelDoc?.exists ? came : placeInTunnel(came, tunnelId, event, at)
      if (after !== card) transaction.update(db.doc(paths.cardPath(personId)), updateOf(card, after))
    }
    if (newOffer) {
      const { id: offerId, ...word } = newOffer
      transaction.set(
        db.doc(paths.dictionaryPath('offers')),
        { schema: 1, entries: { [offerId]: word } },
        { merge: true },
      )
    }
    const kept = { personId, chatId: chat ? chatId : null, messageId }
    transaction.create(
      db.doc(paths.eventPath(id)),
      toStored({
        schema: 1,
        type: event.type,
        source: taken.source,
        bodyHash: taken.bodyHash,
        at,
        receivedAt: taken.receivedAt,
        ...kept,
        ...(order && { orderId }),
        expiresAt: taken.receivedAt + REMEMBERED_MS,
      }),
    )
    return { outcome: 'stored', id, ...kept }
  }
}

/** The answer to an event that is there already; null for a new one. */
function repeated(doc: DocumentSnapshot | undefined, { id, bodyHash }: TakenEvent): EventOutcome | null {
  if (!doc?.exists) return null
  if (doc.get('bodyHash') !== bodyHash) return { outcome: 'key_reused' }
  return {
    outcome: 'repeated',
    id,
    personId: String(doc.get('personId')),
    chatId: doc.get('chatId') ?? null,
    messageId: doc.get('messageId') ?? null,
  }
}

const isSame = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const ids = ({ toolId, sourceId }: { toolId: string | undefined; sourceId: string | undefined }) => ({
  ...(toolId !== undefined && { toolId }),
  ...(sourceId !== undefined && { sourceId }),
})

const dataOf = <T>(snapshot: DocumentSnapshot | undefined): T | null =>
  snapshot?.exists ? toDomain<T>(snapshot.data()) : null
