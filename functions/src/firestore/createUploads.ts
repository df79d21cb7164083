import type { Firestore } from 'firebase-admin/firestore'
import type { Storage } from 'firebase-admin/storage'
import { messagePath } from '@chats/domain/paths'
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
      return at >= from && at <= to ? uploadOf(name) : []
    })
    const next = query && 'pageToken' in query ? String(query.pageToken) : null
    return { files, next }
  },

  async unused(files) {
    if (!files.length) return []
    const refs = files.map(({ chatId, messageId }) => db.doc(messagePath(chatId, messageId)))
    const messages = await db.getAll(...refs, { fieldMask: ['schema'] })
    return files.filter((_, index) => messages[index]?.exists === false)
  },

  async removeUpload(path) {
    await bucket.file(path).delete({ ignoreNotFound: true })
  },
})

function uploadOf(path: string): readonly UploadedFile[] {
  const [, chatId, side, messageId] = path.split('/')
  return chatId && side === 'out' && messageId ? [{ path, chatId, messageId }] : []
}
