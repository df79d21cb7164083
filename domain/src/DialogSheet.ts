import { z } from 'zod'

/**
 * `dialogDays/{day}_{managerId}`: the dialogs that were opened on a day of the company and that one manager leads, a line
 * for each (`dialogLine`). A report reads one of these for each day and manager, however many dialogs there were; a line
 * is written anew as its dialog changes, so writing it twice or late is writing it once. A manager's day is written at
 * the pace of their own clicks.
 */
export const dialogSheetSchema = z.object({
  schema: z.literal(1),
  /** `YYYY-MM-DD`. */
  day: z.string().length(10),
  managerId: z.string().max(200),
  /** By the id of the dialog. */
  lines: z.record(z.string(), z.string().max(2000)),
})
export type DialogSheet = z.infer<typeof dialogSheetSchema>
