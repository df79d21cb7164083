import type { StorageFile } from '../usecases/copyAttachment.ts'
import { openBucket } from './openBucket.ts'

/**
 * Puts a file into our Storage in one piece: it is there whole or not at all. Throws when Storage cannot answer now.
 */
export async function saveFile({ path, bytes, type, disposition, metadata }: StorageFile): Promise<void> {
  const file = (await openBucket()).file(path)
  await file.save(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    resumable: false,
    metadata: {
      contentType: type,
      contentDisposition: disposition,
      cacheControl: 'private, max-age=86400',
      metadata,
    },
  })
}
