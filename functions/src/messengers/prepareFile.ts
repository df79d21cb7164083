import { capabilities } from '@chats/domain/capabilities'
import type { FileContent } from '@chats/domain/Content'
import type { Messenger } from '@chats/domain/Messenger'
import { sendsAs } from '@chats/domain/sendsAs'
import type { OutgoingFile } from './Messenger.ts'
import { voiceToOgg } from './voiceToOgg.ts'

/** A file with its content as they go to the messenger. */
export interface Prepared {
  readonly content: FileContent
  readonly file: OutgoingFile
}

/**
 * Makes a file what its messenger takes: a voice message becomes OGG where it was recorded as WebM, and what cannot go as
 * itself goes as a file (`sendsAs`, which the manager was told before).
 */
export async function prepareFile(
  messenger: Messenger,
  content: FileContent,
  file: OutgoingFile,
): Promise<Prepared> {
  if (content.kind === 'voice' && isWebm(file.bytes)) {
    const bytes = await voiceToOgg(file.bytes)
    return bytes
      ? { content, file: { name: 'voice.ogg', type: 'audio/ogg', bytes } }
      : { content: asFile(content), file }
  }
  const as = sendsAs(capabilities[messenger], content.kind, file.type)
  return { content: as === 'file' ? asFile(content) : content, file }
}

/** EBML's first bytes: https://www.rfc-editor.org/rfc/rfc8794#section-8.1 */
const isWebm = ([a, b, c, d]: Uint8Array) => a === 0x1a && b === 0x45 && c === 0xdf && d === 0xa3

const asFile = (content: FileContent): FileContent => ({
  kind: 'file',
  file: content.file,
  ...(content.text !== undefined && { text: content.text }),
  ...('formatting' in content && content.formatting && { formatting: content.formatting }),
})
