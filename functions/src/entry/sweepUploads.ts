import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { createUploads } from '../firestore/createUploads.ts'
import { openApp, openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { sweepUploads as sweep } from '../usecases/sweepUploads.ts'

/** Every night: files that were uploaded for a message which then never came. */
export const sweepUploads = onSchedule(
  { schedule: 'every day 03:00', region, timeoutSeconds: 540, maxInstances: 1 },
  async () => {
    const { getStorage } = await import('firebase-admin/storage')
    const uploads = createUploads(openDatabase(), getStorage(openApp()).bucket())
    await sweep(uploads, { now: Date.now(), log })
  },
)
