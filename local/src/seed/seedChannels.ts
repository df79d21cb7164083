import type { Firestore } from '@google-cloud/firestore'
import { channelPath, channelSecretPath } from '@chats/domain/paths'
import { type DemoChannel, demoChannels } from './DemoChannel.ts'

const DEADLINE_MS = 300_000

/**
 * Connects the demo's bots and its community the way an admin does it in the console: types a token, and waits until the
 * trigger has made the channel. One after the other, since each at once would have the emulator start a process of its
 * own for it. Rejects with what the trigger wrote beside a token, or when nothing came of it in five minutes,
 * which a machine that does much else may need.
 */
export async function seedChannels(db: Firestore): Promise<void> {
  for (const channel of demoChannels) await seedChannel(db, channel)
}

async function seedChannel(db: Firestore, { id, messenger, token }: DemoChannel): Promise<void> {
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
}
