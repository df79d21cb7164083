import { matchPrecache } from 'workbox-precaching'
import { takeShared } from './takeShared.ts'

declare const self: ServiceWorkerGlobalScope

const PATIENCE_MS = 4_000
/** Which project the page speaks to; told by Hosting. */
const CONFIG = '/__/firebase/init.json'
const KEPT = 'chats-config'

/**
 * A page comes from the network, so that nobody stays on an old version whose writes the rules no longer take; without
 * one, or when it is too slow, from what is kept. Files whose name changes with what is in them come from what is kept.
 * Everything else (Firestore, Storage, functions) is none of its business.
 */
export function answerFetch(event: FetchEvent): void {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.method === 'POST' && pathname === '/share') return event.respondWith(takeShared(request))
  if (request.method !== 'GET') return
  if (pathname === CONFIG) return event.respondWith(openConfig(request))
  if (pathname.startsWith('/__/')) return
  if (request.mode === 'navigate') return event.respondWith(openPage(request))
  event.respondWith(matchPrecache(pathname).then(kept => kept ?? fetch(request)))
}

async function openPage(request: Request): Promise<Response> {
  const network = fetch(request)
  const inTime = await Promise.race([network.catch(() => null), patience()])
  if (inTime?.ok || inTime?.type === 'opaqueredirect') return inTime
  return (await matchPrecache('/index.html')) ?? network
}

async function openConfig(request: Request): Promise<Response> {
  const cache = await caches.open(KEPT)
  const fresh = await fetch(request).catch(() => null)
  if (fresh?.ok) {
    await cache.put(CONFIG, fresh.clone())
    return fresh
  }
  return (await cache.match(CONFIG)) ?? fresh ?? Response.error()
}

const patience = () => new Promise<null>(resolve => setTimeout(() => resolve(null), PATIENCE_MS))
