import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { createBotPauses } from '../firestore/createBotPauses.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { resumeBots as resume } from '../usecases/resumeBots.ts'

/** Every minute: automation speaks again where its pause has ended. */
export const resumeBots = onSchedule(
  { schedule: 'every 1 minutes', region, timeoutSeconds: 120, maxInstances: 1 },
  async () => {
    await resume(createBotPauses(openDatabase()), { now: Date.now(), log })
  },
)
