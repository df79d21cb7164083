import { onDocumentWritten } from 'firebase-functions/firestore'
import { region } from '../config.ts'
import { copyAttachment } from '../usecases/copyAttachment.ts'
import { attachmentPorts } from './attachmentPorts.ts'

/** A file that cannot be had for so long is given up; a manager may ask for it again. */
const GIVE_UP_MS = 60 * 60_000

/** A message came with a file, or its file is asked for again: copy it into our Storage. */
export const onAttachmentPending = onDocumentWritten(
  {
    document: 'chats/{chatId}/messages/{messageId}',
    region,
    retry: true,
    timeoutSeconds: 120,
    // A file is held in memory twice while it goes up.
    memory: '1GiB',
    concurrency: 10,
  },
  async event => {
    const wanted = wantedOf(event.data?.after)
    if (wanted === undefined || wanted === wantedOf(event.data?.before)) return
    const { chatId, messageId } = event.params
    const isLast = Date.now() - Date.parse(event.time) > GIVE_UP_MS
    await copyAttachment({ chatId, messageId }, { ...attachmentPorts(), isLast })
  },
)

/** The handle of the file that waits to be copied. */
function wantedOf(snapshot: { get(field: string): unknown } | undefined): unknown {
  return snapshot?.get('content.file.state') === 'pending' ? snapshot.get('content.file.source') : undefined
}
