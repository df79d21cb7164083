import { channelSecretSchema } from '@chats/domain/Channel'
import { channelSecretPath } from '@chats/domain/paths'
import { messengerRoots } from '../config.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import type { Messenger } from '../messengers/Messenger.ts'
import { messengerOf } from '../messengers/messengerOf.ts'

/** The messenger of a connected channel with the token it has now; null when it has none. */
export async function messengerOfChannel(channelId: string, timeoutMs = 20_000): Promise<Messenger | null> {
  const doc = await openDatabase().doc(channelSecretPath(channelId)).get()
  const secret = channelSecretSchema.safeParse(doc.data())
  if (!secret.success) return null
  return messengerOf(
    { messenger: secret.data.messenger, token: secret.data.token.trim() },
    { ...messengerRoots(), timeoutMs },
  )
}
