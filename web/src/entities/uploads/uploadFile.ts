import { backend } from '../backend.ts'

/** What is uploaded where; the rules check the owner's words against who writes. */
export interface FileUpload {
  readonly path: string
  readonly blob: Blob
  readonly type: string
  readonly owner:
    { readonly uid: string; readonly personId: string; readonly chatId: string } | { readonly uid: string }
  /** 0 to 1. */
  readonly onProgress: (share: number) => void
}

/** The file is no longer where it was chosen, or has changed since. */
const GONE = 'gone'
export const isGone = (error: unknown): boolean => error instanceof Error && error.message === GONE

/**
 * Uploads a file; `done` rejects when it is refused, given up or cancelled, and when it is gone (`isGone`): it is read
 * before, whole, because what breaks off while it is sent looks like a network to wait for.
 */
export function uploadFile({ path, blob, type, owner, onProgress }: FileUpload) {
  let cancelled = false
  let stop: () => void = () => undefined

  async function run() {
    const [{ getMetadata, ref, uploadBytesResumable }, storage, bytes] = await Promise.all([
      import('firebase/storage'),
      backend().storage(),
      blob.arrayBuffer().catch(() => {
        throw new Error(GONE)
      }),
    ])
    if (cancelled) throw new Error('cancelled')
    const place = ref(storage, path)
    const task = uploadBytesResumable(place, new Uint8Array(bytes), {
      contentType: type,
      customMetadata: { ...owner },
    })
    stop = () => task.cancel()
    task.on('state_changed', ({ bytesTransferred, totalBytes }) =>
      onProgress(totalBytes ? bytesTransferred / totalBytes : 0),
    )
    await task.then(undefined, async (error: unknown) => {
      if (cancelled) throw error
      // Nothing is written over: one whose answer was lost is there already.
      const there = await getMetadata(place).catch(() => null)
      if (there?.size !== bytes.byteLength) throw error
    })
  }

  return {
    done: run(),
    cancel() {
      cancelled = true
      stop()
    },
  }
}
