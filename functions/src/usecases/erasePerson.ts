import type { Job } from '@chats/domain/Job'
import type { Jobs } from './Jobs.ts'
import type { Worker } from './workOnJob.ts'

/** What was erased at once: the people that were one, and their chats. */
export type Erased = NonNullable<Job['erased']>

/** One collection or folder that is gone through; `after` is where the step before stopped, `next` where this one did. */
export type ErasingStage = (after: string | undefined) => Promise<string | null>

/** Everything of a person, wherever it is. */
export interface Erasure {
  /**
   * Removes the person with their row, card, search entry, chats and merges in one write, and notes on the job what that
   * was: whoever writes to us from then on is somebody new. What an earlier run of the job did is answered again. Null when
   * they are gone by another hand.
   */
  begin(jobId: string, personId: string): Promise<Erased | null>
  /** What hangs on it, in the order in which it goes; what came to be since is somebody else's and stays. */
  stages(jobId: string, erased: Erased): Promise<readonly ErasingStage[]>
}

/** Erases a person: who they are at once, then everything that hangs on it, a page at a time. */
export function erasePerson({ erasure, jobs }: { readonly erasure: Erasure; readonly jobs: Jobs }): Worker {
  let held: { readonly id: string; readonly stages: readonly ErasingStage[] } | null = null
  async function stagesOf(id: string, job: Job): Promise<readonly ErasingStage[] | null> {
    if (held?.id === id) return held.stages
    const erased = job.erased ?? (await erasure.begin(id, job.personId ?? ''))
    if (!erased) return null
    held = { id, stages: await erasure.stages(id, erased) }
    return held.stages
  }

  return async (id, job, progress) => {
    const stages = await stagesOf(id, job)
    if (!stages) return { progress, end: { state: 'failed', error: 'gone' } }
    const next = await stages[progress.done]?.(progress.cursor || undefined)
    const done = next ? progress.done : progress.done + 1
    const now = { ...progress, total: stages.length, done: Math.min(done, stages.length), cursor: next ?? '' }
    if (done < stages.length) return { progress: now }
    return { progress: now, end: { state: 'done' }, clean: () => jobs.forgetPerson(id) }
  }
}
