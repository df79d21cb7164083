import type { ShallowRef } from 'vue'
import { shallowRef } from 'vue'
import { createShelf } from '../createShelf.ts'
import { readFile } from './readFile.ts'

export type FileState = 'idle' | 'loading' | 'ready' | 'failed'

/** A file of Storage, shared by everybody who shows it. */
export interface OpenFile {
  /** An object URL, once it is loaded. */
  readonly url: ShallowRef<string | null>
  readonly state: ShallowRef<FileState>
  /** Loads it once; after a failure, again. Resolves to the URL, or null when it cannot be had. */
  readonly load: () => Promise<string | null>
  readonly close: () => void
}

const IDLE_MS = 60_000
const MOST_IDLE = 24

/** Files that nobody shows any longer stay a minute; then their memory is given back. */
export const fileShelf = createShelf(IDLE_MS, MOST_IDLE)

/** Take it from `fileShelf`. `type` is what the file is shown as, whatever Storage calls it. */
export function openFile(path: string, type: string): OpenFile {
  const url = shallowRef<string | null>(null)
  const state = shallowRef<FileState>('idle')
  let loading: Promise<string | null> | undefined
  let closed = false

  async function begin() {
    state.value = 'loading'
    try {
      const blob = await readFile(path)
      if (closed) return null
      url.value = URL.createObjectURL(blob.slice(0, blob.size, type))
      state.value = 'ready'
    } catch {
      loading = undefined
      state.value = 'failed'
    }
    return url.value
  }

  return {
    url,
    state,
    load: () => (loading ??= begin()),
    close() {
      closed = true
      if (url.value) URL.revokeObjectURL(url.value)
    },
  }
}
