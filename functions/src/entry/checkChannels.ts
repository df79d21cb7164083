import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { createQuarantine } from '../firestore/createQuarantine.ts'
import { createTroubles } from '../firestore/createTroubles.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { checkChannels as check } from '../usecases/checkChannels.ts'
import { channelPorts } from './channelPorts.ts'

/** Every five minutes: does what customers write arrive? */
export const checkChannels = onSchedule(
  { schedule: 'every 5 minutes', region, timeoutSeconds: 120, maxInstances: 1 },
  () => {
    const db = openDatabase()
    return check({
      ...channelPorts(),
      countQuarantined: createQuarantine(db).count,
      tellAdmins: createTroubles(db),
    })
  },
)
