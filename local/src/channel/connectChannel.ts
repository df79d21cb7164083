import type { Firestore } from '@google-cloud/firestore'
import type { Channel } from '@chats/domain/Channel'
import type { Messenger } from '@chats/domain/Messenger'
import { channelPath, channelSecretPath } from '@chats/domain/paths'

const ASK_EVERY_MS = 500

/** How connecting a channel went: its bot or community, what the messenger answered, or nothing within the time. */
export type Connected =
  | { readonly kind: 'connected'; readonly title: string; readonly handle: string }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'silence' }

/**
 * Types a token where an admin would in the console, and waits up to `waitMs` for the functions' answer to it. The
 * channel counts as connected once its webhook's secret stands beside the token.
 */
export async function connectChannel(
  db: Firestore,
  channel: { readonly id: string; readonly messenger: Messenger; readonly token: string },
  waitMs: number,
): Promise<Connected> {
  const { id, messenger, token } = channel
  const secret = db.doc(channelSecretPath(id))
  await secret.set({ messenger, token })
  const deadline = Date.now() + waitMs
  while (Date.now() < deadline) {
    const [typed, made] = await db.getAll(secret, db.doc(channelPath(id)))
    const error: unknown = typed?.get('error')
    if (error) return { kind: 'refused', error: String(error) }
    const found = made?.data() as Channel | undefined
    if (found?.state === 'active' && typed?.get('webhookSecret'))
      return { kind: 'connected', title: found.title, handle: found.handle }
    await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
  }
  return { kind: 'silence' }
}
