import type { StorageFile } from '../usecases/copyAttachment.ts'
import { openApp } from './openDatabase.ts'

/**
 * Puts a file into our Storage in one piece: it is there whole or not at all. Storage's library is loaded only now,
 * because the webhook lives in the same bundle. Throws when Storage cannot answer now.
 */
export async function saveFile({ path, bytes, type, disposition, metadata }: StorageFile): Promise<void> {
  const { getStorage } = await import('firebase-admin/storage')
  await getStorage(openApp())
    .bucket()
    .file(path)
    .save(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      resumable: false,
      metadata: {
        contentType: type,
        contentDisposition: disposition,
        cacheControl: 'private, max-age=86400',
        metadata,
      },
    })
}
