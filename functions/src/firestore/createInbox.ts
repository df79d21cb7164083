import { Timestamp } from 'firebase-admin/firestore'
import type { Firestore } from 'firebase-admin/firestore'
import { isFromBefore } from '@chats/domain/isFromBefore'
import { quarantineIdOf } from '@chats/domain/ids'
import type { Inbound } from '@chats/domain/Inbound'
import type { Instant } from '@chats/domain/Instant'
import type { Place } from '@chats/domain/meetPerson'
import { messageIdOf } from '@chats/domain/messageIdOf'
import { quarantinePath, typingPath } from '@chats/domain/paths'
import { receiveInto } from '@chats/domain/receiveInto'
import type { Inbox } from '../usecases/Inbox.ts'
import { createErasedChats } from './createErasedChats.ts'
import { toStored } from './instants.ts'
import { readKnown } from './readKnown.ts'
import { isDuplicate, isUnavailable } from './storeFailure.ts'
import { withDeadline } from './withDeadline.ts'
import { writeChanges } from './writeChanges.ts'

/** A person who goes on typing is told about again within this time. */
const TYPING_MS = 6_000

/**
 * The inbox in Firestore. An ordinary text costs three reads (chat, person, company) and two writes (message, person). What
 * is new to us and older than the chat is may be of a chat that was erased: one read more, and what is from before that
 * changes nothing.
 */
export function createInbox(db: Firestore, deadlineMs = 10_000): Inbox {
  type Lasting = Exclude<Inbound, { type: 'typing' }>
  const erased = createErasedChats(db)

  const attempt = (inbound: Lasting, place: Place, now: Instant, lookAtMessage: boolean) =>
    db.runTransaction(async transaction => {
      const known = await readKnown(db, transaction, inbound, place, lookAtMessage)
      if (known === 'early') return known
      const isNew = known.message === null && !(known.chat && known.chat.createdAt <= inbound.at)
      const erasedAt = isNew ? await erased.erasedAt(place.chatId, transaction) : null
      if (erasedAt !== null && isFromBefore(inbound, erasedAt)) return 'repeated' as const
      const changes = receiveInto(known, inbound, place, now)
      const messageId = known.messageId ?? messageIdOf(inbound)
      writeChanges(db, transaction, known, changes, { chatId: place.chatId, messageId })
      return Object.keys(changes).length > 0 ? ('stored' as const) : ('repeated' as const)
    })

  async function store(inbound: Inbound, place: Place, now: Instant) {
    if (inbound.type === 'typing') {
      const until = Timestamp.fromMillis(now + TYPING_MS)
      await db.doc(typingPath(place.chatId)).set({ schema: 1, until })
      return 'stored' as const
    }
    return attempt(inbound, place, now, inbound.type === 'edit').catch(error => {
      if (!isDuplicate(error)) throw error
      return attempt(inbound, place, now, true)
    })
  }

  return {
    async receive(inbound, place, now) {
      try {
        return await withDeadline(deadlineMs, store(inbound, place, now))
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
