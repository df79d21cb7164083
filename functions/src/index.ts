import { onInit } from 'firebase-functions/core'
import { warmDatabase } from './firestore/openDatabase.ts'

export { actOnMessage } from './entry/actOnMessage.ts'
export { onChannelChanged } from './entry/onChannelChanged.ts'
export { onChannelSecretWritten } from './entry/onChannelSecretWritten.ts'
export { onManagerWritten } from './entry/onManagerWritten.ts'
export { onMessageQueued } from './entry/onMessageQueued.ts'
export { onPersonCreated } from './entry/onPersonCreated.ts'
export { sweepOutbox } from './entry/sweepOutbox.ts'
export { wakeChannel } from './entry/wakeChannel.ts'
export { webhook } from './entry/webhook.ts'

onInit(warmDatabase)
