import { randomUUID } from 'node:crypto'
import { onTaskDispatched } from 'firebase-functions/tasks'
import { jobRunMs, region } from '../config.ts'
import { createAllPeople } from '../firestore/createAllPeople.ts'
import { createDialogSheets } from '../firestore/createDialogSheets.ts'
import { createErasure } from '../firestore/createErasure.ts'
import { createExportedPeople } from '../firestore/createExportedPeople.ts'
import { createExportedPerson } from '../firestore/createExportedPerson.ts'
import { createImportedPeople } from '../firestore/createImportedPeople.ts'
import { createPeopleIndex } from '../firestore/createPeopleIndex.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { erasePerson } from '../usecases/erasePerson.ts'
import { exportPeople } from '../usecases/exportPeople.ts'
import { exportPerson } from '../usecases/exportPerson.ts'
import { importPeople } from '../usecases/importPeople.ts'
import { recountDialogs } from '../usecases/recountDialogs.ts'
import { reindexPeople } from '../usecases/reindexPeople.ts'
import { workOnJob as work } from '../usecases/workOnJob.ts'
import { jobPorts } from './jobPorts.ts'
import { toCsv } from './toCsv.ts'

/** Works on a job for a while, and asks for the next run of itself. */
export const workOnJob = onTaskDispatched<{ readonly id: string }>(
  {
    region,
    timeoutSeconds: 300,
    memory: '512MiB',
    retryConfig: { maxAttempts: 20, minBackoffSeconds: 2, maxBackoffSeconds: 60 },
    rateLimits: { maxConcurrentDispatches: 5 },
  },
  async ({ data: { id } }) => {
    const db = openDatabase()
    const { jobs, files, bucket } = await jobPorts()
    await work(id, {
      jobs,
      workers: {
        importPeople: importPeople({ people: createImportedPeople(db), files, now: Date.now }),
        exportPerson: exportPerson({ person: createExportedPerson(db, bucket), files }),
        erasePerson: erasePerson({ erasure: createErasure(db, bucket, files), jobs }),
        reindexPeople: reindexPeople({ people: createAllPeople(db), index: createPeopleIndex(db) }),
        recountDialogs: recountDialogs(createDialogSheets(db)),
        exportPeople: exportPeople({ people: createExportedPeople(db), files, toCsv: await toCsv() }),
      },
      clean: files.removeAll,
      runMs: jobRunMs(),
      newRunId: randomUUID,
      now: Date.now,
      log,
    })
  },
)
