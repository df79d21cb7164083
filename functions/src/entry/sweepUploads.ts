import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { createTunnelFiles } from '../firestore/createTunnelFiles.ts'
import { createUploads } from '../firestore/createUploads.ts'
import { openBucket } from '../firestore/openBucket.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { sweepTunnelFiles } from '../usecases/sweepTunnelFiles.ts'
import { sweepUploads as sweep } from '../usecases/sweepUploads.ts'

/** Every night: files that were uploaded for a message which then never came, and files of tunnels that nothing names. */
export const sweepUploads = onSchedule(
  { schedule: 'every day 03:00', region, timeoutSeconds: 540, maxInstances: 1 },
  async () => {
    const [db, bucket] = [openDatabase(), await openBucket()]
    await sweep(createUploads(db, bucket), { now: Date.now(), log })
    await sweepTunnelFiles(createTunnelFiles(db, bucket), { now: Date.now(), log })
  },
)
