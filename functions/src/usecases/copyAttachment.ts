import { fileHeaders } from '@chats/domain/fileHeaders'
import type { FileHeaders } from '@chats/domain/fileHeaders'
import type { Attachments, Copied, PendingFile } from './Attachments.ts'
import type { Log } from './Log.ts'

/** What a messenger gave for a handle; `refused`: it never will. */
export type OpenedFile =
  { readonly bytes: Uint8Array } | { readonly refused: 'too_big' | 'gone' | 'no_channel' }

/** A file on its way into our Storage. */
export interface StorageFile extends FileHeaders {
  readonly path: string
  readonly bytes: Uint8Array
  /** Storage's rules look at it. */
  readonly metadata: { readonly personId: string; readonly chatId: string }
}

export interface CopyPorts {
  readonly attachments: Attachments
  /** Throws when it may go better later. */
  readonly open: (channelId: string, source: string) => Promise<OpenedFile>
  /** The MIME type that the bytes themselves tell. */
  readonly sniff: (bytes: Uint8Array) => Promise<string | undefined>
  readonly save: (file: StorageFile) => Promise<void>
  /** Whether to give up what cannot be had now. */
  readonly isLast: boolean
  readonly log: Log
}

/**
 * Copies the file of a message that came in into our Storage, whole, under a type that its bytes tell. Running it again
 * does no harm; what cannot be had now is thrown, so that the platform tries again, and in the end given up.
 */
export async function copyAttachment(
  { chatId, messageId }: { readonly chatId: string; readonly messageId: string },
  ports: CopyPorts,
): Promise<void> {
  const { attachments, log } = ports
  const file = await attachments.pending(chatId, messageId)
  if (!file) return
  const copied = await copy(chatId, file, ports).catch((error: unknown): Copied => {
    if (!ports.isLast) throw error
    return { state: 'failed' }
  })
  const settled = await attachments.settle(chatId, messageId, file.source, copied)
  log({ event: 'file_copied', chatId, messageId, result: settled ? copied.state : 'superseded' })
}

async function copy(chatId: string, file: PendingFile, { open, sniff, save }: CopyPorts): Promise<Copied> {
  const { channelId, personId, path, size } = file
  const opened = await open(channelId, file.source)
  if ('refused' in opened) return { state: opened.refused === 'too_big' ? 'too_big' : 'failed' }
  const { bytes } = opened
  if (bytes.byteLength === 0 || bytes.byteLength < (size ?? 0)) {
    throw new Error(`file: ${bytes.byteLength} bytes of ${size ?? 'some'}`)
  }
  const headers = fileHeaders(await sniff(bytes), file)
  await save({ path, bytes, ...headers, metadata: { personId, chatId } })
  return { state: 'stored', path, type: headers.type, size: bytes.byteLength }
}
