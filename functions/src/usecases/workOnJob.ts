import type { Instant } from '@chats/domain/Instant'
import type { Job } from '@chats/domain/Job'
import type { JobEnd, Jobs, Progress } from './Jobs.ts'
import type { Log } from './Log.ts'

/** What a step comes to: how far the job is now, and how it ended, if it has. */
export interface Step {
  readonly progress: Progress
  readonly end?: JobEnd
  /** It was cancelled meanwhile: nothing is left to do. */
  readonly stopped?: boolean
  /** What is in nobody's way any longer once the end is written down. */
  readonly clean?: () => Promise<void>
}

/**
 * Works on the next bit of a job. A step may be run again from the same progress, after a run that died or beside one
 * that does not know yet that it was replaced: then it has to come to the same.
 */
export type Worker = (id: string, job: Job, progress: Progress) => Promise<Step>

export interface WorkPorts {
  readonly jobs: Jobs
  readonly workers: Partial<Record<Job['kind'], Worker>>
  /** Removes the files of a job that came to nothing. */
  readonly clean: (id: string) => Promise<void>
  /** How long this run may work before it leaves the rest to the next. */
  readonly runMs: number
  readonly newRunId: () => string
  readonly now: () => Instant
  readonly log: Log
}

const SAVE_EVERY_MS = 1000
/** So often a run may die before it has come any further. */
const MOST_TRIES = 20

/**
 * Works on a job until it is through, or for so long, and asks for the next run. How far it is is written down at most
 * once a second; a run that is killed is made up for from there.
 */
export async function workOnJob(
  id: string,
  { jobs, workers, clean, runMs, newRunId, now, log }: WorkPorts,
): Promise<void> {
  const [runId, startedAt] = [newRunId(), now()]
  const job = await jobs.claim(id, runId, startedAt)
  if (!job) return
  const worker = workers[job.kind]
  let progress: Progress = job
  let savedAt = startedAt
  const finish = async (end: JobEnd, tidy?: () => Promise<void>) => {
    if (!(await jobs.end(id, runId, progress, end, now()))) return leave()
    log({ event: 'job_moved', id, to: end.state, done: progress.done })
    await (end.state === 'failed' ? clean(id) : tidy?.())
  }
  /** It was stopped while a step was under way: what that step has put down goes, too. */
  const leave = async () => {
    const state = (await jobs.read(id))?.state
    if (state !== 'running' && state !== 'done') await clean(id)
  }
  if (!worker) return finish({ state: 'failed', error: 'unknown' })
  if ((job.tries ?? 0) >= MOST_TRIES) return finish({ state: 'failed', error: 'kept_failing' })
  for (;;) {
    const step = await worker(id, job, progress)
    if (step.stopped) return leave()
    progress = step.progress
    if (step.end) return finish(step.end, step.clean)
    const at = now()
    const isLast = at - startedAt >= runMs
    if (!isLast && at - savedAt < SAVE_EVERY_MS) continue
    if (!(await jobs.save(id, runId, progress, at))) return leave()
    if (isLast) return jobs.queue(id)
    savedAt = at
  }
}
