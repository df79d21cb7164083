import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { createChannels } from '../firestore/createChannels.ts'
import { createScheduled } from '../firestore/createScheduled.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { runAll } from '../usecases/runAll.ts'
import { sendScheduled } from '../usecases/sendScheduled.ts'
import { sweepOutbox as sweep } from '../usecases/sweepOutbox.ts'
import { outboxPorts } from './outboxPorts.ts'

/** Every minute: what was to be sent later is queued, and the net under the outbox. Neither keeps the other from running. */
export const sweepOutbox = onSchedule(
  { schedule: 'every 1 minutes', region, timeoutSeconds: 300, maxInstances: 1, memory: '512MiB' },
  async () => {
    const channels = createChannels(openDatabase())
    const scheduled = () => sendScheduled(createScheduled(openDatabase()), { now: Date.now(), log })
    const net = () => sweep({ ...outboxPorts(), openChannels: () => channels.openChannels(Date.now()) })
    await runAll([scheduled, net], 1, step => step())
  },
)
