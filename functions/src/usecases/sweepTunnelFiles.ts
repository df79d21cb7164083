import type { Instant } from '@chats/domain/Instant'
import type { Log } from './Log.ts'

/** A file that was uploaded for a message of a tunnel. */
export interface TunnelFile {
  readonly path: string
  readonly tunnelId: string
}

/** What was uploaded for tunnels. */
export interface TunnelFiles {
  /** The files uploaded before a moment, a page at a time; `next` leads to the one after, null behind the last. */
  uploadedBefore(
    at: Instant,
    page: string | null,
  ): Promise<{ readonly files: readonly TunnelFile[]; readonly next: string | null }>
  /**
   * Those that neither the draft of their tunnel names nor anything that was ever published of it. None of a tunnel that is
   * not there, or whose draft was changed after `restsSince`: somebody may be taking a change back.
   */
  unused(files: readonly TunnelFile[], restsSince: Instant): Promise<readonly TunnelFile[]>
  /** Removes a file; one that is gone already is fine. */
  removeFile(path: string): Promise<void>
}

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Removes what was uploaded for a tunnel a day ago or more and is named by nothing any longer. Runs go by versions, which
 * never change, and what was sent came from one; so whatever a person got, or is about to get, stays.
 */
export async function sweepTunnelFiles(
  store: TunnelFiles,
  { now, log }: { readonly now: Instant; readonly log: Log },
): Promise<void> {
  let removed = 0
  let page: string | null = null
  do {
    const { files, next } = await store.uploadedBefore(now - DAY_MS, page)
    const unused = await store.unused(files, now - DAY_MS)
    for (const { path } of unused) await store.removeFile(path)
    removed += unused.length
    page = next
  } while (page !== null)
  if (removed) log({ event: 'tunnel_files_swept', removed })
}
