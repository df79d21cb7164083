import type { Instant } from '@chats/domain/Instant'
import type { Log } from './Log.ts'

/** A file that a manager uploaded for a message. */
export interface UploadedFile {
  readonly path: string
  readonly chatId: string
  readonly messageId: string
  /** Who uploaded it; empty where nobody knows. */
  readonly uid: string
}

/** What managers have uploaded. */
export interface Uploads {
  /** The files uploaded between two moments, a page at a time; `next` leads to the one after, null behind the last. */
  uploadedBetween(
    from: Instant,
    to: Instant,
    page: string | null,
  ): Promise<{ readonly files: readonly UploadedFile[]; readonly next: string | null }>
  /** Those of them that no message carries, none that is to be sent later, and no draft of the constructor. */
  unused(files: readonly UploadedFile[]): Promise<readonly UploadedFile[]>
  /** Removes a file; one that is gone already is fine. */
  removeUpload(path: string): Promise<void>
}

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Removes what was uploaded a day ago or more for a message that was then never queued, because the page was closed in
 * between. Looks three days back, so that a day on which this did not run is made up for.
 */
export async function sweepUploads(
  uploads: Uploads,
  { now, log }: { readonly now: Instant; readonly log: Log },
): Promise<void> {
  let removed = 0
  let page: string | null = null
  do {
    const { files, next } = await uploads.uploadedBetween(now - 4 * DAY_MS, now - DAY_MS, page)
    const unused = await uploads.unused(files)
    for (const { path } of unused) await uploads.removeUpload(path)
    removed += unused.length
    page = next
  } while (page !== null)
  if (removed) log({ event: 'uploads_swept', removed })
}
