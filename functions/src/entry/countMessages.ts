import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { createMessageCounts } from '../firestore/createMessageCounts.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { countMessages as count } from '../usecases/countMessages.ts'

/** Every hour: how much was written, for the report on messages. */
export const countMessages = onSchedule(
  { schedule: 'every 60 minutes', region, timeoutSeconds: 540, maxInstances: 1 },
  () => count(createMessageCounts(openDatabase()), { now: Date.now(), log }),
)
