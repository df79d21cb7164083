import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { createUploads } from '../firestore/createUploads.ts'
import { openBucket } from '../firestore/openBucket.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { sweepUploads as sweep } from '../usecases/sweepUploads.ts'

/** Every night: files that were uploaded for a message which then never came. */
export const sweepUploads = onSchedule(
  { schedule: 'every day 03:00', region, timeoutSeconds: 540, maxInstances: 1 },
  async () => {
    const uploads = createUploads(openDatabase(), await openBucket())
    await sweep(uploads, { now: Date.now(), log })
  },
)
