import type { FirebaseApp } from 'firebase/app'
import type { Auth } from 'firebase/auth'
import type { Firestore } from 'firebase/firestore'
import type { Functions } from 'firebase/functions'
import type { FirebaseStorage } from 'firebase/storage'

/** What the entities speak to. Storage and functions load when they are first asked for. */
export interface Backend {
  readonly app: FirebaseApp
  readonly auth: Auth
  readonly db: Firestore
  readonly storage: () => Promise<FirebaseStorage>
  readonly functions: () => Promise<Functions>
}

let connected: Backend | null = null

/** Called once, by app/firebase.ts. */
export function connectBackend(backend: Backend) {
  connected = backend
}

export function backend(): Backend {
  if (!connected) throw new Error('connectBackend was not called')
  return connected
}
