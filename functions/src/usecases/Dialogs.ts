import type { Dialog } from '@chats/domain/Dialog'
import type { Instant } from '@chats/domain/Instant'

/** A write of a dialog: what stood before, what stands now, and which write of the document it was. */
export interface DialogWrite {
  readonly id: string
  readonly before: Dialog | null
  readonly after: Dialog
  readonly at: Instant
  /** Follows from the write, so that telling it twice is telling it once. */
  readonly key: string
}

/** What depends on dialogs. */
export interface Dialogs {
  /** Counts the open dialogs of a chat again on its person's row; nothing when the chat is gone. */
  readonly count: (chatId: string) => Promise<void>
  /** Writes the history of a dialog and, if it is news, a row on the timeline of its chat. */
  readonly tell: (write: DialogWrite) => Promise<void>
}
