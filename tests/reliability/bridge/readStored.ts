import type { Timestamp } from 'firebase-admin/firestore'
import type { Bridge } from '../../bridge/startBridge.ts'
import type { Line, Stored } from './Line.ts'

/** Every message of a line's chats in the order of its timeline. */
export async function readStored(bridge: Bridge, line: Line): Promise<readonly Stored[]> {
  const found = await bridge.db
    .collectionGroup('messages')
    .where('chatId', '>', `${line.channel}_`)
    .where('chatId', '<', `${line.channel}_\uf8ff`)
    .get()
  const rows = found.docs.map(doc => ({
    at: doc.get('at') as Timestamp,
    stored: {
      id: doc.id,
      chatId: String(doc.get('chatId')),
      direction: String(doc.get('direction')),
      text: String(doc.get('content.text')),
      externalId: doc.get('externalId') as string | undefined,
      state: doc.get('delivery.state') as string | undefined,
      sentAt: doc.get('delivery.sentAt')?.toMillis() as number | undefined,
    },
  }))
  // To the microsecond, as the outbox asks for them: two of the same millisecond have an order, too.
  rows.sort(
    (a, b) =>
      a.at.seconds - b.at.seconds ||
      a.at.nanoseconds - b.at.nanoseconds ||
      (a.stored.id < b.stored.id ? -1 : 1),
  )
  return rows.map(({ stored }) => stored as Stored)
}

/** The texts of one direction, chat by chat. */
export function textsByChat(stored: readonly Stored[], direction: string): Map<string, string[]> {
  const chats = new Map<string, string[]>()
  for (const message of stored) {
    if (message.direction !== direction) continue
    chats.set(message.chatId, [...(chats.get(message.chatId) ?? []), message.text])
  }
  return chats
}
