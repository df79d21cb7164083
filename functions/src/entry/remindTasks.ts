import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { createReminders } from '../firestore/createReminders.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { remindTasks as remind } from '../usecases/remindTasks.ts'

/** Every minute: reminds of the tasks that came due. */
export const remindTasks = onSchedule(
  { schedule: 'every 1 minutes', region, timeoutSeconds: 300, maxInstances: 1 },
  async () => {
    await remind(createReminders(openDatabase()), { now: Date.now(), log })
  },
)
