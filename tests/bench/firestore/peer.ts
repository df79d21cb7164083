import { EventEmitter } from 'node:events'
import { FirestoreServer } from '@firestore-emulator/server'

// It would warn of every eleventh listener.
EventEmitter.defaultMaxListeners = 0
await new FirestoreServer().start(Number(process.argv[2]))
