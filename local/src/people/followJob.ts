import { FieldValue, Timestamp } from '@google-cloud/firestore'
import type { Firestore } from '@google-cloud/firestore'
import { jobSchema } from '@chats/domain/Job'
import type { Job } from '@chats/domain/Job'
import { jobPath } from '@chats/domain/paths'

/** How it ended; `unheard`: nobody began within the time given. */
export type Followed =
  | { readonly kind: 'done'; readonly done: number; readonly changed: number }
  | { readonly kind: 'failed'; readonly error: string }
  | { readonly kind: 'unheard' }

/** By it the next sweep takes the job for one that nobody works on, and sends for somebody. */
const LONG_AGO_MS = 3_600_000

/**
 * Writes down a job that describes everybody or counts all dialogs anew, and follows it to its end. It goes on without us: the functions work
 * on it, and begin when they next look after jobs, which they do every five minutes.
 */
export async function followJob(
  db: Firestore,
  kind: 'reindexPeople' | 'recountDialogs',
  {
    waitMs,
    onProgress,
  }: { readonly waitMs: number; readonly onProgress: (done: number, total: number) => void },
): Promise<Followed> {
  const { id } = await db.collection('jobs').add({
    schema: 1,
    kind,
    state: 'running',
    by: { id: 'command', name: 'npm run people' },
    done: 0,
    failed: 0,
    skipped: 0,
    total: 0,
    parts: 0,
    startedAt: FieldValue.serverTimestamp(),
    updatedAt: Timestamp.fromMillis(Date.now() - LONG_AGO_MS),
  })
  return new Promise((resolve, reject) => {
    const unheard = setTimeout(() => end({ kind: 'unheard' }), waitMs)
    const stop = db.doc(jobPath(id)).onSnapshot(doc => {
      const job = readJob(doc.data())
      if (!job) return end({ kind: 'failed', error: 'gone' })
      if (job.runId !== undefined) clearTimeout(unheard)
      if (job.total) onProgress(job.done, job.total)
      if (job.state === 'done') end({ kind: 'done', done: job.done, changed: job.done - job.skipped })
      else if (job.state !== 'running') end({ kind: 'failed', error: job.error ?? job.state })
    }, reject)
    function end(result: Followed) {
      clearTimeout(unheard)
      stop()
      resolve(result)
    }
  })
}

function readJob(data: object | undefined): Job | null {
  const plain = Object.fromEntries(
    Object.entries(data ?? {}).map(([name, value]) => [
      name,
      value instanceof Timestamp ? value.toMillis() : value,
    ]),
  )
  const job = jobSchema.safeParse(plain)
  return job.success ? job.data : null
}
