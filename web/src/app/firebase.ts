import { initializeApp } from 'firebase/app'
import type { FirebaseApp, FirebaseOptions } from 'firebase/app'
import {
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
} from 'firebase/auth'
import type { Auth } from 'firebase/auth'
import {
  clearIndexedDbPersistence,
  connectFirestoreEmulator,
  initializeFirestore,
  memoryLocalCache,
  persistentLocalCache,
  persistentMultipleTabManager,
} from 'firebase/firestore'
import type { Firestore } from 'firebase/firestore'
import { connectBackend } from '../entities/backend.ts'
import { forgetTraces } from '../entities/session/forgetTraces.ts'

const REGION = 'europe-west1'
const LOCAL = import.meta.env.VITE_LOCAL === '1'
const HOST = '127.0.0.1'

/** Connects the entities to Firebase: to the project that serves this page, or to the local stack. */
export async function connectFirebase() {
  const app = initializeApp(await readConfig())
  const auth = initializeAuth(app, { persistence: [indexedDBLocalPersistence, browserLocalPersistence] })
  if (LOCAL) {
    connectAuthEmulator(auth, `http://${HOST}:${import.meta.env.VITE_AUTH_PORT}`, { disableWarnings: true })
  }
  connectBackend({
    app,
    auth,
    db: await openFirestore(app, auth),
    storage: once(() => openStorage(app)),
    functions: once(() => openFunctions(app)),
  })
}

async function readConfig(): Promise<FirebaseOptions> {
  if (LOCAL) {
    return {
      apiKey: 'demo',
      authDomain: 'demo-chats.firebaseapp.com',
      projectId: 'demo-chats',
      storageBucket: 'demo-chats.appspot.com',
      appId: 'demo',
    }
  }
  const response = await fetch('/__/firebase/init.json')
  if (!response.ok) throw new Error(`/__/firebase/init.json answered ${response.status}`)
  return (await response.json()) as FirebaseOptions
}

async function openFirestore(app: FirebaseApp, auth: Auth): Promise<Firestore> {
  await auth.authStateReady()
  const persistent = await canKeepCache()
  const db = initializeFirestore(app, {
    localCache: persistent
      ? persistentLocalCache({ tabManager: persistentMultipleTabManager() })
      : memoryLocalCache(),
  })
  if (LOCAL) connectFirestoreEmulator(db, HOST, Number(import.meta.env.VITE_FIRESTORE_PORT))
  // Nobody is signed in: what an earlier manager left in this browser goes before anything is read.
  if (!auth.currentUser) {
    forgetTraces()
    if (persistent) await clearIndexedDbPersistence(db).catch(() => undefined)
  }
  return db
}

async function openStorage(app: FirebaseApp) {
  const { connectStorageEmulator, getStorage } = await import('firebase/storage')
  const storage = getStorage(app)
  if (LOCAL) connectStorageEmulator(storage, HOST, Number(import.meta.env.VITE_STORAGE_PORT))
  return storage
}

async function openFunctions(app: FirebaseApp) {
  const { connectFunctionsEmulator, getFunctions } = await import('firebase/functions')
  const functions = getFunctions(app, REGION)
  if (LOCAL) connectFunctionsEmulator(functions, HOST, Number(import.meta.env.VITE_FUNCTIONS_PORT))
  return functions
}

/** Private windows and locked-down browsers may have no IndexedDB, and a full one no room; then the cache lives in memory. */
function canKeepCache(): Promise<boolean> {
  return new Promise(resolve => {
    try {
      // By it the tabs of a browser speak with each other.
      localStorage.setItem('chats-probe', '1')
      localStorage.removeItem('chats-probe')
      const request = indexedDB.open('chats-probe')
      request.onerror = () => resolve(false)
      request.onsuccess = () => {
        request.result.close()
        resolve(true)
      }
    } catch {
      resolve(false)
    }
  })
}

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined
  return () => (opened ??= open())
}
