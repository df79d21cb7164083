import { deleteApp, initializeApp } from 'firebase/app'
import * as firestore from 'firebase/firestore'

/** What the tests call inside the browser. */
export interface Sdk {
  /** A Firestore of a new app that speaks to the server on `port`. */
  readonly open: (
    port: number,
    settings?: firestore.FirestoreSettings,
    mockUserToken?: { sub: string },
  ) => firestore.Firestore
  readonly firestore: typeof firestore
  readonly deleteApp: typeof deleteApp
}

declare global {
  interface Window {
    sdk: Sdk
    seen: unknown[]
    db: firestore.Firestore
  }
}

let apps = 0
window.sdk = {
  open(port, settings = {}, mockUserToken) {
    const app = initializeApp({ projectId: 'demo-wires', apiKey: 'fake' }, `app${apps++}`)
    const db = firestore.initializeFirestore(app, settings)
    firestore.connectFirestoreEmulator(
      db,
      '127.0.0.1',
      port,
      mockUserToken === undefined ? {} : { mockUserToken },
    )
    return db
  },
  firestore,
  deleteApp,
}
