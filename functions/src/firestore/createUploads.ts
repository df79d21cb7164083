import type { Firestore } from 'firebase-admin/firestore'
import type { Storage } from 'firebase-admin/storage'
import { blocksDraftPath, messagePath, messagesPath, scheduledPath } from '@chats/domain/paths'
import type { UploadedFile, Uploads } from '../usecases/sweepUploads.ts'

const PAGE = 500

/** The uploads in Storage, and the messages they are for. */
export const createUploads = (db: Firestore, bucket: ReturnType<Storage['bucket']>): Uploads => ({
  async uploadedBetween(from, to, page) {
    const [found, query] = await bucket.getFiles({
      matchGlob: 'chats/*/out/*/*',
      maxResults: PAGE,
      autoPaginate: false,
      ...(page !== null && { pageToken: page }),
    })
    const files = found.flatMap(({ name, metadata }) => {
      const at = Date.parse(String(metadata.timeCreated))
      return at >= from && at <= to ? uploadOf(name, String(metadata.metadata?.['uid'] ?? '')) : []
    })
    const next = query && 'pageToken' in query ? String(query.pageToken) : null
    return { files, next }
  },

  async unused(files) {
    const messages = await getAll(
      db,
      files.map(({ chatId, messageId }) => messagePath(chatId, messageId)),
    )
    const unsent = files.filter((_, index) => messages[index]?.exists === false)
    const plans = await getAll(
      db,
      unsent.map(({ chatId, messageId }) => scheduledPath(chatId, messageId)),
    )
    const left = unsent.filter((_, index) => plans[index]?.exists === false)
    const needed = await Promise.all(left.map(file => isNeeded(db, file)))
    return left.filter((_, index) => !needed[index])
  },

  async removeUpload(path) {
    await bucket.file(path).delete({ ignoreNotFound: true })
  },
})

const getAll = async (db: Firestore, paths: readonly string[]) =>
  paths.length ? db.getAll(...paths.map(path => db.doc(path)), { fieldMask: ['schema'] }) : []

/** The constructor uploads before there is a message: one carries the file by now, or its draft still does. */
async function isNeeded(db: Firestore, { path, chatId, uid }: UploadedFile): Promise<boolean> {
  if (uid) {
    const draft: unknown = (await db.doc(blocksDraftPath(uid, chatId)).get()).get('blocks')
    if (JSON.stringify(draft ?? []).includes(JSON.stringify(path))) return true
  }
  const sent = db.collection(messagesPath(chatId)).where('content.file.path', '==', path).limit(1)
  return !(await sent.select().get()).empty
}

function uploadOf(path: string, uid: string): readonly UploadedFile[] {
  const [, chatId, side, messageId] = path.split('/')
  return chatId && side === 'out' && messageId ? [{ path, chatId, messageId, uid }] : []
}
