import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { createChannels } from '../firestore/createChannels.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { sweepOutbox as sweep } from '../usecases/sweepOutbox.ts'
import { outboxPorts } from './outboxPorts.ts'

/** Every minute: the net under the outbox. */
export const sweepOutbox = onSchedule(
  { schedule: 'every 1 minutes', region, timeoutSeconds: 300, maxInstances: 1, memory: '512MiB' },
  async () => {
    const channels = createChannels(openDatabase())
    await sweep({ ...outboxPorts(), openChannels: () => channels.openChannels(Date.now()) })
  },
)
