import { onDocumentWritten } from 'firebase-functions/firestore'
import { dialogSchema } from '@chats/domain/Dialog'
import type { Dialog } from '@chats/domain/Dialog'
import { changesReport } from '@chats/domain/factsOfDialog'
import { hookEventOfDialog } from '@chats/domain/hookEventOf'
import { hooksFreshMs, region } from '../config.ts'
import { createDialogs } from '../firestore/createDialogs.ts'
import { createDialogSheets } from '../firestore/createDialogSheets.ts'
import { createRatings } from '../firestore/createRatings.ts'
import { createWebhooks } from '../firestore/createWebhooks.ts'
import { toDomain } from '../firestore/instants.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { tellWebhooks } from '../usecases/tellWebhooks.ts'
import { isTooOld } from './isTooOld.ts'

/**
 * A dialog was opened, changed or erased: the row counts again, its history, the timeline and its sheet say so, webhooks are
 * told; the person of one that was resolved is asked how it went.
 */
export const onDialogWritten = onDocumentWritten(
  { document: 'dialogs/{dialogId}', region, retry: true },
  async event => {
    if (isTooOld(event) || !event.data) return
    const [before, after] = [event.data.before, event.data.after].map(doc => readDialog(doc.data()))
    const dialogs = createDialogs(openDatabase())
    const { updateTime } = event.data.after
    const id = event.params.dialogId
    const now = updateTime?.toMillis() ?? Date.now()
    // As exact as the store's clock, so that no two changes of a dialog have the same.
    const key = updateTime
      ? `${updateTime.seconds}-${String(updateTime.nanoseconds).padStart(9, '0')}`
      : event.id
    if (after) {
      const change = { before: before ?? null, after, at: now, key }
      await dialogs.tell({ id, ...change })
      await tellWebhooks(
        hookEventOfDialog(id, change),
        createWebhooks(openDatabase(), hooksFreshMs()),
        Date.now(),
      )
    }
    const chatId = (after ?? before)?.chatId
    if (chatId && before?.state !== after?.state) {
      await dialogs.count(chatId)
      if (after?.state === 'resolved' && after.resolvedAt !== null) {
        const result = await createRatings(openDatabase(), Date.now).ask(id, after.resolvedAt)
        log({ event: 'rating_asked', dialogId: id, result })
      }
    }
    if (changesReport(before ?? null, after ?? null))
      await createDialogSheets(openDatabase()).put(id, before ?? null)
  },
)

/** A dialog that was typed wrong in the console is nobody's. */
function readDialog(data: unknown): Dialog | null {
  const dialog = dialogSchema.safeParse(toDomain(data))
  return dialog.success ? dialog.data : null
}
