import type { Firestore } from '@google-cloud/firestore'
import type { Channel } from '@chats/domain/Channel'
import { frameTable } from '../launch/frameTable.ts'

/** Every connected channel as a table, or a sentence when there is none. */
export async function listChannels(db: Firestore): Promise<string> {
  const found = await db.collection('channels').get()
  if (found.empty) return 'No channel is connected yet: npm run channel -- add telegram'
  const rows = found.docs.map(document => {
    const { messenger, title, handle, state, error } = document.data() as Channel
    return [document.id, messenger, title, handle, error ? `${state}: ${error}` : state]
  })
  return frameTable([['id', 'messenger', 'title', 'handle', 'state'], [], ...rows])
}
