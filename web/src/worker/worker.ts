import { cleanupOutdatedCaches, precache } from 'workbox-precaching'
import { answerFetch } from './answerFetch.ts'
import { openPlace } from './openPlace.ts'
import { showPush } from './showPush.ts'

// The one service worker of the app: it keeps the app's files so that a page opens without a network, shows what is
// pushed, and takes what is shared into the app. It knows nobody and reads nothing of Firestore.
declare const self: ServiceWorkerGlobalScope
/** The files of this version of the app (web/workerModule.ts). */
declare const __SHELL__: { readonly url: string; readonly revision: string | null }[]

precache(__SHELL__)
cleanupOutdatedCaches()

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
// A new version waits until somebody agrees, or no page is open: an open page goes on with the files it began with.
self.addEventListener('message', event => {
  if (event.data === 'takeOver') void self.skipWaiting()
})
self.addEventListener('fetch', answerFetch)
self.addEventListener('push', event => event.waitUntil(showPush(event)))
self.addEventListener('notificationclick', event => event.waitUntil(openPlace(event)))
