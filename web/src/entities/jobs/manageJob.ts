import type { JobAnswer, JobRefusal, JobRequest } from '@chats/domain/JobRequest'
import { callFunction } from '../callFunction.ts'

/** How a request about long work ended; `no_answer` where our own functions gave none. */
export type JobOutcome =
  Extract<JobAnswer, { ok: true }> | { readonly ok: false; readonly why: JobRefusal | 'no_answer' }

/** Asks functions for long work, or to stop it; for admins. */
export async function manageJob(request: JobRequest): Promise<JobOutcome> {
  try {
    return (await callFunction('manageJob', request)) as JobAnswer
  } catch {
    return { ok: false, why: 'no_answer' }
  }
}
