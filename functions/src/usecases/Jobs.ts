import type { Instant } from '@chats/domain/Instant'
import type { Job } from '@chats/domain/Job'

/** How far a job has come. */
export type Progress = Pick<Job, 'done' | 'failed' | 'skipped' | 'total' | 'problems' | 'cursor' | 'parts'>

/** How a job ends; `path` is what came out of it. */
export type JobEnd =
  { readonly state: 'done'; readonly path?: string } | { readonly state: 'failed'; readonly error: string }

/** Where jobs are kept, and the queue that works on them. */
export interface Jobs {
  /** Writes a new one down; answers its id. */
  open(job: Job): Promise<string>
  read(id: string): Promise<Job | null>
  /** Moves a job on from one of these states; false when it is in none of them. */
  move(
    id: string,
    from: readonly Job['state'][],
    change: Partial<Job> & Pick<Job, 'updatedAt'>,
  ): Promise<boolean>
  /** Makes a run the one that works on it; null when there is nothing to work on. */
  claim(id: string, runId: string, at: Instant): Promise<Job | null>
  /** False: it was cancelled or is gone, or another run works on it now. */
  save(id: string, runId: string, progress: Progress, at: Instant): Promise<boolean>
  end(id: string, runId: string, progress: Progress, end: JobEnd, at: Instant): Promise<boolean>
  /** Asks the queue for a run. */
  queue(id: string): Promise<void>
  /** Running ones on which nobody has worked since. */
  stalled(before: Instant): Promise<readonly string[]>
  /** Notes that a stalled one is sent for; false when somebody touched it meanwhile. */
  wake(id: string, before: Instant, at: Instant): Promise<boolean>
  /** Those that were touched last before, whatever became of them. */
  oldest(before: Instant, limit: number): Promise<readonly string[]>
  remove(id: string): Promise<void>
  /** Leaves nothing in it that says who a person was. */
  forgetPerson(id: string): Promise<void>
}

/** A file of the bucket, and where it lies in an archive. */
export interface Enclosed {
  readonly from: string
  readonly path: string
  readonly size: number
}

/** What jobs keep in Storage. */
export interface JobFiles {
  /** The text of a part; null when it is not there. */
  readPart(id: string, part: number): Promise<string | null>
  writePart(id: string, part: number, text: string): Promise<void>
  /** Puts the parts together as one file; answers its path. */
  join(id: string, parts: number, file: { readonly name: string; readonly type: string }): Promise<string>
  /** Puts the parts together as the file `text` in an archive, beside other files of the bucket; answers its path. */
  zip(
    id: string,
    parts: number,
    file: { readonly name: string; readonly text: string; readonly enclosed: readonly Enclosed[] },
  ): Promise<string>
  removeParts(id: string): Promise<void>
  removeAll(id: string): Promise<void>
}
