import { onInit } from 'firebase-functions/core'
import { warmDatabase } from './firestore/openDatabase.ts'

export { actOnMessage } from './entry/actOnMessage.ts'
export { mergePeople } from './entry/mergePeople.ts'
export { onChannelChanged } from './entry/onChannelChanged.ts'
export { onChannelSecretWritten } from './entry/onChannelSecretWritten.ts'
export { onManagerWritten } from './entry/onManagerWritten.ts'
export { onMessageQueued } from './entry/onMessageQueued.ts'
export { onPersonCreated } from './entry/onPersonCreated.ts'
export { previewMerge } from './entry/previewMerge.ts'
export { sweepOutbox } from './entry/sweepOutbox.ts'
export { unmergePeople } from './entry/unmergePeople.ts'
export { wakeChannel } from './entry/wakeChannel.ts'
export { webhook } from './entry/webhook.ts'

onInit(warmDatabase)
