import type { Firestore } from 'firebase-admin/firestore'
import { chatPath } from '@chats/domain/paths'
import type { Bucket } from './openBucket.ts'

/**
 * Writes whose they are now on all files of these chats: the rules of Storage look up no more than that person. Running
 * it again does no harm; what it does not get to, the next run does.
 */
export async function tagFiles(db: Firestore, bucket: Bucket, chatIds: readonly string[]): Promise<void> {
  for (const chatId of chatIds) {
    const personId: unknown = (await db.doc(chatPath(chatId)).get()).get('personId')
    if (typeof personId !== 'string') continue
    const [files] = await bucket.getFiles({ prefix: `${chatPath(chatId)}/` })
    for (const file of files) {
      const tags = file.metadata.metadata
      if (tags?.['personId'] !== personId) await file.setMetadata({ metadata: { ...tags, personId } })
    }
  }
}
