import { getFunctions } from 'firebase-admin/functions'
import { FieldValue } from 'firebase-admin/firestore'
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore'
import { jobSchema } from '@chats/domain/Job'
import type { Job } from '@chats/domain/Job'
import { jobPath } from '@chats/domain/paths'
import type { Jobs } from '../usecases/Jobs.ts'
import { toDomain, toStored } from './instants.ts'
import { openApp } from './openDatabase.ts'

/** Jobs in Firestore, and the task queue `workOnJob`. */
export function createJobs(db: Firestore, region: string): Jobs {
  /** Changes a job, if it is one and may be changed; answers whether it was. */
  const change = (
    id: string,
    may: (job: Job) => boolean,
    fields: (job: Job) => Partial<Job>,
  ): Promise<Job | null> =>
    db.runTransaction(async transaction => {
      const doc = await transaction.get(db.doc(jobPath(id)))
      const job = readJob(doc)
      if (!job || !may(job)) return null
      transaction.update(doc.ref, toStored(fields(job)))
      return job
    })
  const isMine = (runId: string) => (job: Job) => job.state === 'running' && job.runId === runId

  return {
    async open(job) {
      const { id } = await db.collection('jobs').add(toStored(job))
      return id
    },
    read: async id => readJob(await db.doc(jobPath(id)).get()),
    move: async (id, from, fields) =>
      (await change(
        id,
        job => from.includes(job.state),
        () => fields,
      )) !== null,
    claim: (id, runId, at) =>
      change(
        id,
        job => job.state === 'running',
        ({ tries = 0 }) => ({ runId, tries: tries + 1, updatedAt: at }),
      ),
    save: async (id, runId, progress, at) =>
      (await change(id, isMine(runId), () => ({ ...progressOf(progress), tries: 0, updatedAt: at }))) !==
      null,
    end: async (id, runId, progress, end, at) =>
      (await change(id, isMine(runId), () => ({ ...progressOf(progress), ...end, updatedAt: at }))) !== null,
    async queue(id) {
      await getFunctions(openApp()).taskQueue(`locations/${region}/functions/workOnJob`).enqueue({ id })
    },
    async stalled(before) {
      const { docs } = await db.collection('jobs').where('state', '==', 'running').get()
      return docs.filter(doc => (readJob(doc)?.updatedAt ?? before) < before).map(({ id }) => id)
    },
    wake: async (id, before, at) =>
      (await change(
        id,
        job => job.state === 'running' && job.updatedAt < before,
        () => ({ updatedAt: at }),
      )) !== null,
    async oldest(before, limit) {
      const { docs } = await db
        .collection('jobs')
        .where('updatedAt', '<', new Date(before))
        .orderBy('updatedAt')
        .limit(limit)
        .select()
        .get()
      return docs.map(({ id }) => id)
    },
    async remove(id) {
      await db.doc(jobPath(id)).delete()
    },
    async forgetPerson(id) {
      const gone = FieldValue.delete()
      await db.doc(jobPath(id)).update({ personId: gone, erased: gone, cursor: gone })
    },
  }
}

function readJob(doc: DocumentSnapshot): Job | null {
  const job = jobSchema.safeParse(toDomain(doc.data()))
  return job.success ? job.data : null
}

const progressOf = ({
  done,
  failed,
  skipped,
  total,
  problems,
  cursor,
  parts,
}: Partial<Job>): Partial<Job> => ({
  done,
  failed,
  skipped,
  total,
  problems,
  cursor,
  parts,
})
