import { Timestamp } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import { chatPath, personPath } from '@chats/domain/paths'

interface PersonOfOneChat {
  readonly personId: string
  readonly personName: string
  readonly chatId: string
  readonly channelId: string
  readonly messenger: 'telegram' | 'vk'
}

/** Writes a person with one chat straight into the database, as functions leave them behind: nothing is unread. */
export async function writePerson(db: Firestore, person: PersonOfOneChat): Promise<void> {
  const { personId, personName, chatId, channelId, messenger } = person
  const now = Timestamp.now()
  const batch = db.batch()
  batch.set(db.doc(personPath(personId)), {
    schema: 1,
    name: personName,
    chats: {
      [chatId]: {
        channelId,
        messenger,
        state: 'subscribed',
        unread: 0,
        unreadSince: null,
        lastInboundAt: now,
      },
    },
    lastMessage: null,
    lastMessageAt: now,
    unread: 0,
    unreadSince: null,
    assigneeId: null,
    createdAt: now,
  })
  batch.set(db.doc(chatPath(chatId)), {
    schema: 1,
    personId,
    channelId,
    messenger,
    externalId: chatId.slice(channelId.length + 1),
    name: personName,
    state: 'subscribed',
    stateChangedAt: now,
    createdAt: now,
  })
  await batch.commit()
}
