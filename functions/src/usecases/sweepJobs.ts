import { jobLifetime } from '@chats/domain/jobLifetime'
import type { Instant } from '@chats/domain/Instant'
import type { JobFiles, Jobs } from './Jobs.ts'
import type { Log } from './Log.ts'

export interface SweepPorts {
  readonly jobs: Jobs
  readonly files: JobFiles
  /** Forgets which chats were erased before. */
  readonly forgetErased: (before: Instant) => Promise<void>
}

const AT_ONCE = 50
/** Longer than any messenger is asked about what was said. */
const ERASED_KNOWN_MS = 30 * 24 * 3_600_000

/**
 * Sends for those who work on jobs that nobody works on, and removes jobs that were touched last a week ago, with their
 * files; of erased chats even that they were is forgotten. Who was sent for has as long to come as a run has to be
 * missed: a sweep that sent again at once would heap up runs, which take the job from one another.
 */
export async function sweepJobs(
  { jobs, files, forgetErased }: SweepPorts,
  { now, stalledMs, log }: { readonly now: Instant; readonly stalledMs: number; readonly log: Log },
): Promise<void> {
  const before = now - stalledMs
  let woken = 0
  for (const id of await jobs.stalled(before)) {
    if (!(await jobs.wake(id, before, now))) continue
    await jobs.queue(id)
    woken++
  }
  await forgetErased(now - ERASED_KNOWN_MS)
  let removed = 0
  for (;;) {
    const old = await jobs.oldest(now - jobLifetime, AT_ONCE)
    for (const id of old) {
      await files.removeAll(id)
      await jobs.remove(id)
    }
    removed += old.length
    if (old.length < AT_ONCE) break
  }
  if (woken + removed > 0) log({ event: 'jobs_swept', woken, removed })
}
