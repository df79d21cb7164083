import type { DialogSheets } from './DialogSheets.ts'
import type { Worker } from './workOnJob.ts'

/**
 * Makes the sheets of all dialogs anew, a day at a time. Needed after the company's time zone has changed, since days
 * begin at another moment then; a day that is counted twice comes to the same.
 */
export const recountDialogs =
  (sheets: Pick<DialogSheets, 'recount'>): Worker =>
  async (_id, _job, progress) => {
    const counted = await sheets.recount(progress.cursor || null)
    const done = progress.done + (counted?.dialogs ?? 0)
    const next = { ...progress, done, total: done, cursor: counted?.day ?? progress.cursor ?? '' }
    return counted ? { progress: next } : { progress: next, end: { state: 'done' } }
  }
