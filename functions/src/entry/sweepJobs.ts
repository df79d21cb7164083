import { onSchedule } from 'firebase-functions/scheduler'
import { jobRunMs, region } from '../config.ts'
import { createErasedChats } from '../firestore/createErasedChats.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { sweepJobs as sweep } from '../usecases/sweepJobs.ts'
import { jobPorts } from './jobPorts.ts'

/** Every five minutes: jobs that nobody works on any longer, and those that are a week old. */
export const sweepJobs = onSchedule(
  { schedule: 'every 5 minutes', region, timeoutSeconds: 300, maxInstances: 1 },
  async () => {
    const forgetErased = createErasedChats(openDatabase()).forget
    await sweep({ ...(await jobPorts()), forgetErased }, { now: Date.now(), stalledMs: 2 * jobRunMs(), log })
  },
)
