import { HttpsError } from 'firebase-functions/https'
import { onTaskDispatched } from 'firebase-functions/tasks'
import { region } from '../config.ts'
import type { Wake } from '../firestore/createWake.ts'
import { resumeChat } from '../usecases/changeMessage.ts'
import { drainChannel } from '../usecases/drainChannel.ts'
import { drainChat } from '../usecases/drainChat.ts'
import { outboxPorts } from './outboxPorts.ts'

/** A pause is over: send what waits. Called too early (the local queue does not wait) it asks to be called again. */
export const wakeChannel = onTaskDispatched<Wake>(
  {
    region,
    timeoutSeconds: 300,
    memory: '512MiB',
    retryConfig: { maxAttempts: 100, minBackoffSeconds: 1, maxBackoffSeconds: 10 },
    rateLimits: { maxConcurrentDispatches: 20 },
  },
  async ({ data: { channelId, chatId, notBefore } }) => {
    if (Date.now() < notBefore) throw new HttpsError('unavailable', 'too early')
    if (chatId) {
      await drainChat(chatId, outboxPorts())
      await resumeChat(chatId, outboxPorts())
    } else await drainChannel(channelId, outboxPorts())
  },
)
