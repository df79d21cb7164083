import { FieldPath } from 'firebase-admin/firestore'
import type { Firestore, Transaction } from 'firebase-admin/firestore'
import type { Channel } from '@chats/domain/Channel'
import type { Chat } from '@chats/domain/Chat'
import type { Verdict } from '@chats/domain/judgeSending'
import { channelPath, chatPath, personPath } from '@chats/domain/paths'
import { toDomain, toStored } from './instants.ts'

/** Writes what a sending told about the channel and the chat. Reads first, as a transaction must. */
export async function writeVerdict(
  db: Firestore,
  transaction: Transaction,
  { channelId, chatId }: { readonly channelId: string; readonly chatId: string },
  {
    channel,
    chatState,
    event,
  }: Pick<Verdict, 'channel' | 'chatState'> & { readonly event: { readonly type: string } },
): Promise<void> {
  const channelRef = db.doc(channelPath(channelId))
  const chatRef = db.doc(chatPath(chatId))
  const before = channel ? toDomain<Channel>((await transaction.get(channelRef)).data()) : null
  const chat = chatState ? toDomain<Chat>((await transaction.get(chatRef)).data()) : null

  // An admin's pause, or a longer one, is not undone by a message that was already on its way.
  if (channel && before && ('pausedUntil' in channel || before.state === 'active')) {
    const change =
      'pausedUntil' in channel
        ? { pausedUntil: Math.max(channel.pausedUntil, before.pausedUntil ?? 0) }
        : channel
    transaction.update(channelRef, toStored(change))
  }
  if (chatState && chat && event.type === 'failed' && chat.state !== chatState) {
    transaction.update(chatRef, { state: chatState })
    transaction.update(db.doc(personPath(chat.personId)), new FieldPath('chats', chatId, 'state'), chatState)
  }
}
