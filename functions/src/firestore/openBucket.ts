import { EventEmitter } from 'node:events'
import type { Storage } from 'firebase-admin/storage'
import { openApp } from './openDatabase.ts'

export type Bucket = ReturnType<Storage['bucket']>

/** The library hangs a dozen on each stream of a download, which is no leak. */
const MOST_LISTENERS = 20

/**
 * Where files are kept. The library is loaded only now: the webhook lives in the same bundle. It does not try again by
 * itself: its second try of a download leaves a promise behind that nobody hears, which ends the process; whoever asks
 * is tried again as a whole.
 */
export async function openBucket(): Promise<Bucket> {
  const { getStorage } = await import('firebase-admin/storage')
  const bucket = getStorage(openApp()).bucket()
  bucket.storage.retryOptions.autoRetry = false
  EventEmitter.defaultMaxListeners = Math.max(EventEmitter.defaultMaxListeners, MOST_LISTENERS)
  return bucket
}
