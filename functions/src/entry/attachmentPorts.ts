import { createAttachments } from '../firestore/createAttachments.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { saveFile } from '../firestore/saveFile.ts'
import { log } from '../logs.ts'
import { fileRefusalOf } from '../messengers/fileRefusal.ts'
import { sniffFile } from '../messengers/sniffFile.ts'
import type { CopyPorts, OpenedFile } from '../usecases/copyAttachment.ts'
import { messengerOfChannel } from './messengerOfChannel.ts'

/** Twenty megabytes take their time. */
const TIMEOUT_MS = 60_000

/** What copying a file needs, wired. */
export const attachmentPorts = (): Omit<CopyPorts, 'isLast'> => ({
  attachments: createAttachments(openDatabase()),
  open,
  sniff: sniffFile,
  save: saveFile,
  log,
})

async function open(channelId: string, source: string): Promise<OpenedFile> {
  const messenger = await messengerOfChannel(channelId, TIMEOUT_MS)
  if (!messenger) return { refused: 'no_channel' }
  return messenger.openFile(source).catch((error: unknown): OpenedFile => {
    const refused = fileRefusalOf(error)
    if (!refused) throw error
    return { refused }
  })
}
