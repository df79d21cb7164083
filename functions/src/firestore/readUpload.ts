import { openBucket } from './openBucket.ts'

/** A file as it lies in Storage. */
export interface Upload {
  readonly bytes: Uint8Array
  readonly type: string
}

/**
 * Reads what a manager uploaded, whole; `gone` when it is not there, `too_big` without reading when it is larger than
 * `most` bytes. Throws when Storage cannot answer now.
 */
export async function readUpload(path: string, most: number): Promise<Upload | 'gone' | 'too_big'> {
  const file = (await openBucket()).file(path)
  try {
    const [{ size, contentType }] = await file.getMetadata()
    if (Number(size) > most) return 'too_big'
    const [bytes] = await file.download()
    return { bytes, type: contentType ?? 'application/octet-stream' }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 404) return 'gone'
    throw error
  }
}
