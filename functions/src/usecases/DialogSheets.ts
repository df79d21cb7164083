import type { Dialog } from '@chats/domain/Dialog'

/** The sheets that reports on dialogs are made from. */
export interface DialogSheets {
  /** Puts a dialog as it is now on its sheet; `before` is what it was, so that it leaves the sheet that it stood on. */
  put(dialogId: string, before: Dialog | null): Promise<void>
  /** Counts the dialogs of the next day behind this one anew; null when there is none. */
  recount(after: string | null): Promise<{ readonly day: string; readonly dialogs: number } | null>
}
