import { FieldValue, Timestamp } from 'firebase-admin/firestore'
import type { DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore'
import type { Chat } from '@chats/domain/Chat'
import { chatPath, messagePath, personPath, scheduledPath } from '@chats/domain/paths'
import type { Person } from '@chats/domain/Person'
import type { Scheduled } from '@chats/domain/Scheduled'
import { scheduledStep } from '@chats/domain/scheduledStep'
import type { ScheduledMessages } from '../usecases/sendScheduled.ts'
import { toDomain, toStored } from './instants.ts'

const PAGE = 200

/** Scheduled messages in Firestore, beside the messages of their chat. */
export const createScheduled = (db: Firestore): ScheduledMessages => ({
  async due(now) {
    const { docs } = await db
      .collectionGroup('scheduled')
      .where('sendAt', '<=', Timestamp.fromMillis(now))
      .orderBy('sendAt')
      .limit(PAGE)
      .select()
      .get()
    return docs.flatMap(({ id, ref }) => {
      const chatId = ref.parent.parent?.id
      return chatId === undefined ? [] : [{ chatId, messageId: id }]
    })
  },

  settle: (chatId, messageId, now) =>
    db.runTransaction(async transaction => {
      const ref = db.doc(scheduledPath(chatId, messageId))
      const target = db.doc(messagePath(chatId, messageId))
      const [doc, there, chatDoc] = await transaction.getAll(ref, target, db.doc(chatPath(chatId)))
      const scheduled = toDomain<Scheduled | undefined>(doc?.data())
      const chat = toDomain<Chat | undefined>(chatDoc?.data())
      if (!scheduled) return 'gone'
      // Erased meanwhile, or sent by hand.
      if (!chat || there?.exists) {
        transaction.delete(ref)
        return 'gone'
      }
      const person = toDomain<Person | undefined>(
        (await transaction.get(db.doc(personPath(chat.personId)))).data(),
      )
      const parts = await albumOf(transaction, { ref, scheduled })
      const step = scheduledStep(scheduled, person?.chats[chatId]?.lastInboundAt, now)
      if (step === 'wait') return 'gone'
      if (step === 'stop') {
        for (const part of parts) transaction.update(part.ref, { sendAt: null })
        return 'stopped'
      }
      for (const part of parts) {
        const { content, author, replyTo, albumId } = part.scheduled
        transaction.create(db.doc(messagePath(chatId, part.ref.id)), {
          ...toStored({
            schema: 1,
            chatId,
            personId: chat.personId,
            direction: 'out',
            kind: content.kind,
            content,
            author,
            delivery: { state: 'queued', attempt: 0 },
            ...(replyTo && { replyTo }),
            ...(albumId !== undefined && { albumId }),
          }),
          at: FieldValue.serverTimestamp(),
        })
        transaction.delete(part.ref)
      }
      return 'queued'
    }),
})

interface Part {
  readonly ref: DocumentReference
  readonly scheduled: Scheduled
}

/** The parts of the album that one belongs to, itself among them. */
async function albumOf(transaction: Transaction, one: Part): Promise<readonly Part[]> {
  const { albumId } = one.scheduled
  if (albumId === undefined) return [one]
  const found = await transaction.get(one.ref.parent.where('albumId', '==', albumId))
  return found.docs.map(each => ({ ref: each.ref, scheduled: toDomain<Scheduled>(each.data()) }))
}
