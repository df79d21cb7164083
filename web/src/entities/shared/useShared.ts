import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** Where the service worker puts it (web/src/worker/takeShared.ts). */
const SHARED = 'chats-shared'

/** What another app shared into this one, until a chat takes it. */
export interface Shared {
  readonly text: string
  readonly files: readonly File[]
}

/** What was shared and waits for a chat. Nobody but this browser has it until it is sent. */
export const useShared = defineStore('shared', () => {
  const waiting = shallowRef<Shared | null>(null)

  async function load() {
    if (!(await caches.has(SHARED))) return
    const cache = await caches.open(SHARED)
    const entries = await Promise.all(
      (await cache.keys()).map(async request => ({
        path: new URL(request.url).pathname,
        response: await cache.match(request),
      })),
    )
    let text = ''
    const files: File[] = []
    for (const { path, response } of entries) {
      if (!response) continue
      if (path === '/share/text') text = await response.text()
      else {
        const name = decodeURIComponent(response.headers.get('x-name') ?? '') || 'file'
        files.push(
          new File([await response.blob()], name, { type: response.headers.get('content-type') ?? '' }),
        )
      }
    }
    await caches.delete(SHARED)
    if (text || files.length) waiting.value = { text, files }
  }

  /** Hands it over, once. */
  function take(): Shared | null {
    const taken = waiting.value
    waiting.value = null
    return taken
  }

  return { waiting, load, take }
})
