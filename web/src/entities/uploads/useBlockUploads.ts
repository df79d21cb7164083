import type { BlockFile } from '@chats/domain/MessageBlock'
import { uploadPath } from '@chats/domain/paths'
import { uploadTypeOf } from '@chats/domain/uploadType'
import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { readMedia } from './readMedia.ts'
import { uploadFile } from './uploadFile.ts'

/** A file on its way into a block of the constructor. */
export interface BlockUpload {
  readonly blob: File
  readonly state: 'uploading' | 'failed'
  /** 0 to 1. */
  readonly share: number
}

interface Wanted {
  readonly blockId: string
  readonly blob: File
  readonly chatId: string
  readonly personId: string
  readonly uid: string
  /** Of which kind a message with it would be: what is read from it before. */
  readonly kind: string
  readonly done: (file: BlockFile) => void
}

/**
 * Files of the constructor on their way into Storage: at once when they are chosen, so that the message that is being
 * put together is whole on every device. They go on while another chat is open.
 */
export const useBlockUploads = defineStore('blockUploads', () => {
  const uploads = shallowRef<ReadonlyMap<string, BlockUpload>>(new Map())
  const running = new Map<string, { readonly wanted: Wanted; readonly cancel: () => void }>()
  /** Pictures that were chosen here need not be fetched to be shown: object URLs by their path. */
  const previews = new Map<string, string>()

  function set(id: string, upload: BlockUpload | null) {
    const next = new Map(uploads.value)
    if (upload) next.set(id, upload)
    else next.delete(id)
    uploads.value = next
  }

  async function start(wanted: Wanted) {
    const { blockId, blob, chatId, personId, uid, kind, done } = wanted
    cancel(blockId)
    const path = uploadPath(chatId, crypto.randomUUID())
    const type = uploadTypeOf(blob.type)
    set(blockId, { blob, state: 'uploading', share: 0 })
    const task = uploadFile({
      path,
      blob,
      type,
      owner: { uid, personId, chatId },
      onProgress: share => isMine() && set(blockId, { blob, state: 'uploading', share }),
    })
    const run = { wanted, cancel: task.cancel }
    running.set(blockId, run)
    const isMine = () => running.get(blockId) === run
    try {
      const [facts] = await Promise.all([readMedia(blob, kind), task.done])
      if (!isMine()) return
      if (/^image\/(jpeg|png|webp|gif)$/.test(blob.type)) previews.set(path, URL.createObjectURL(blob))
      running.delete(blockId)
      set(blockId, null)
      done({ path, name: blob.name.slice(0, 300), type, size: blob.size, ...facts })
    } catch {
      if (isMine()) set(blockId, { blob, state: 'failed', share: 0 })
    }
  }

  function cancel(blockId: string) {
    running.get(blockId)?.cancel()
    running.delete(blockId)
    set(blockId, null)
  }

  const busy = computed(() => [...uploads.value.values()].some(({ state }) => state === 'uploading'))
  useEventListener(globalThis, 'beforeunload', event => {
    if (busy.value) event.preventDefault()
  })

  return {
    uploads,
    start: (wanted: Wanted) => void start(wanted),
    retry(blockId: string) {
      const run = running.get(blockId)
      if (run) void start(run.wanted)
    },
    cancel,
    previewOf: (path: string) => previews.get(path) ?? null,
  }
})
