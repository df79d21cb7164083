import type { Firestore } from '@google-cloud/firestore'
import { channelPath, channelSecretPath } from '@chats/domain/paths'
import { demoChannels } from './DemoChannel.ts'

const DEADLINE_MS = 60_000

/**
 * Connects the demo's bots the way an admin does it in the console: types their tokens, and waits until the trigger has
 * made the channels. Rejects with what the trigger wrote beside a token, or when nothing came of it in a minute.
 */
export async function seedChannels(db: Firestore): Promise<void> {
  await Promise.all(
    demoChannels.map(async ({ id, messenger, token }) => {
      const secret = db.doc(channelSecretPath(id))
      if (!(await db.doc(channelPath(id)).get()).exists) await secret.set({ messenger, token })
      const deadline = Date.now() + DEADLINE_MS
      for (;;) {
        const [channel, typed] = await db.getAll(db.doc(channelPath(id)), secret)
        if (channel?.exists) return
        const error: unknown = typed?.get('error')
        if (error || Date.now() > deadline)
          throw new Error(`Channel ${id}: ${error ?? 'it was not connected in time'}`)
        await new Promise(resolve => setTimeout(resolve, 150))
      }
    }),
  )
}
