import { useEventListener, useIntervalFn } from '@vueuse/core'
import { shallowRef } from 'vue'
import { useUploads } from '../entities/uploads/useUploads.ts'

const HOUR_MS = 60 * 60_000
/** A page that nobody looks at does not keep an old version for longer. */
const OLDEST_MS = 12 * HOUR_MS
const PUT_OFF_MS = 4 * HOUR_MS

/**
 * The service worker of the build, and whether a newer version of the app waits. A page goes on with the version that it
 * began with until somebody agrees; opened anew it is the new one anyway. One that has been left open, and that nobody
 * looks at, takes it after half a day.
 */
export function useWorker() {
  const isNew = shallowRef(false)
  const uploads = useUploads()
  let registration: ServiceWorkerRegistration | undefined
  let newSince: number | null = null
  let putOffUntil = 0

  function tell() {
    newSince ??= Date.now()
    isNew.value = Date.now() >= putOffUntil
  }

  async function register() {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    registration = await navigator.serviceWorker
      .register('/worker.js', { updateViaCache: 'none' })
      .catch(() => undefined)
    // A first worker of this browser is nothing new to anybody.
    const look = () => registration?.waiting && registration.active && tell()
    look()
    registration?.addEventListener('updatefound', () => {
      const { installing } = registration ?? {}
      installing?.addEventListener('statechange', look)
    })
  }
  void register()

  function takeOver() {
    const waiting = registration?.waiting
    if (!waiting) return location.reload()
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting.postMessage('takeOver')
  }

  async function check() {
    await registration?.update().catch(() => undefined)
    if (newSince === null) return
    tell()
    if (document.hidden && !uploads.busy && Date.now() - newSince > OLDEST_MS) takeOver()
  }
  useIntervalFn(() => void check(), HOUR_MS)
  // Files of the version that this page began with are gone where it was published.
  useEventListener(globalThis, 'vite:preloadError', tell)

  return {
    isNew,
    takeOver,
    putOff() {
      putOffUntil = Date.now() + PUT_OFF_MS
      isNew.value = false
    },
  }
}
