import { uploadPath } from '@chats/domain/paths'
import { uploadTypeOf } from '@chats/domain/uploadType'
import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { queueAlbum, type OutgoingMessage } from '../messages/queueMessage.ts'
import type { Outgoing, OutgoingFile, OutgoingProgress } from './OutgoingFile.ts'
import { isGone, uploadFile } from './uploadFile.ts'

/**
 * Files on their way into Storage, whichever chat is open. Their messages are queued when all of a bundle have arrived,
 * so nothing is half sent; a page that closes before asks first.
 */
export const useUploads = defineStore('uploads', () => {
  const bundles = shallowRef<readonly OutgoingProgress[]>([])
  /** Files that have arrived already: a retry does not send them again. */
  const arrived = new Set<string>()
  const running = new Map<string, () => void>()

  const set = (id: string, change: Partial<OutgoingProgress>) =>
    (bundles.value = bundles.value.map(one => (one.id === id ? { ...one, ...change } : one)))
  const drop = (id: string) => (bundles.value = bundles.value.filter(one => one.id !== id))

  async function run(bundle: Outgoing) {
    const total = bundle.files.reduce((sum, { blob }) => sum + blob.size, 0)
    let before = 0
    set(bundle.id, { state: 'uploading' })
    try {
      for (const file of bundle.files) {
        const from = before
        if (!arrived.has(file.id))
          await upload(bundle, file, part => {
            set(bundle.id, { share: total ? (from + part * file.blob.size) / total : 0 })
          })
        arrived.add(file.id)
        before += file.blob.size
        set(bundle.id, { share: total ? before / total : 1 })
      }
    } catch (error) {
      if (bundles.value.some(({ id }) => id === bundle.id))
        set(bundle.id, { state: isGone(error) ? 'gone' : 'failed' })
      return
    } finally {
      running.delete(bundle.id)
    }
    if (!bundles.value.some(({ id }) => id === bundle.id)) return
    await queue(bundle)
  }

  async function upload(bundle: Outgoing, file: OutgoingFile, onProgress: (share: number) => void) {
    const { chatId, personId, author } = bundle
    const task = uploadFile({
      path: uploadPath(chatId, file.id),
      blob: file.blob,
      type: uploadTypeOf(file.type),
      owner: { uid: author.id, personId, chatId },
      onProgress,
    })
    running.set(bundle.id, task.cancel)
    await task.done
  }

  /** To go now or, where its time is still to come, later: then a millisecond apart, for their order. */
  async function write({ later, author }: Outgoing, parts: readonly OutgoingMessage[], place: number) {
    if (!later || later.sendAt <= Date.now()) return queueAlbum(parts)
    const { scheduleMessages } = await import('../scheduled/writeScheduled.ts')
    return scheduleMessages(parts, { ...later, sendAt: later.sendAt + place, author })
  }

  /** In their order: the first message is on its way before the next is written. */
  async function queue(bundle: Outgoing) {
    const { chatId, personId, author, replyTo, files } = bundle
    const messages = files.map((file, i) => ({
      id: file.id,
      chatId,
      personId,
      author,
      albumId: file.albumId,
      ...(i === 0 && { replyTo }),
      content: {
        ...file.content,
        file: {
          state: 'stored' as const,
          name: file.name.slice(0, 300),
          type: uploadTypeOf(file.type),
          size: file.blob.size,
          path: uploadPath(chatId, file.id),
        },
      },
    }))
    const runs = [...Map.groupBy(messages, ({ id, albumId }) => albumId ?? id).values()]
    const written = runs.flatMap((parts, place) => {
      const done = write(bundle, parts, place)
      return parts.map(() => done)
    })
    // Shown by Firestore's own echo from here on; what the rules refuse comes back as a bundle to try again.
    drop(bundle.id)
    const ended = await Promise.allSettled(written)
    const refused = files.filter((_, i) => ended[i]?.status === 'rejected')
    if (refused.length) {
      bundles.value = [...bundles.value, { ...bundle, files: refused, state: 'failed', share: 1 }]
    } else for (const file of files) arrived.delete(file.id)
  }

  const busy = computed(() => bundles.value.some(({ state }) => state === 'uploading'))
  useEventListener(globalThis, 'beforeunload', event => {
    if (busy.value) event.preventDefault()
  })

  return {
    busy,
    of: (chatId: string) => bundles.value.filter(bundle => bundle.chatId === chatId),
    start(bundle: Outgoing) {
      bundles.value = [...bundles.value, { ...bundle, state: 'uploading', share: 0 }]
      void run(bundle)
    },
    retry(id: string) {
      const bundle = bundles.value.find(one => one.id === id)
      if (bundle?.state === 'failed') void run(bundle)
    },
    cancel(id: string) {
      drop(id)
      running.get(id)?.()
    },
  }
})
