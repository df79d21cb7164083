import { readFile } from '../../../entities/files/readFile.ts'
import { queueMessage } from '../../../entities/messages/queueMessage.ts'
import type { OutgoingFile } from '../../../entities/uploads/OutgoingFile.ts'
import type { useUploads } from '../../../entities/uploads/useUploads.ts'
import { contentWords } from '../contentWords.ts'
import type { ForwardedFile, ForwardPlan } from './forwardPlan.ts'

interface To {
  readonly chatId: string
  readonly personId: string
  readonly author: { readonly id: string; readonly name: string }
  readonly uploads: ReturnType<typeof useUploads>
}

/**
 * Sends what a plan says to another chat, in this manager's name. Files are uploaded there anew, for each chat has its
 * own. Rejects when a file cannot be had, or the words are refused.
 */
export async function forwardMessage({ words, files }: ForwardPlan, to: To): Promise<void> {
  const { chatId, personId, author, uploads } = to
  if (files.length === 0) {
    const content = { kind: 'text', ...contentWords(words) } as const
    return queueMessage({ id: crypto.randomUUID(), chatId, personId, author, content })
  }
  const blobs = await Promise.all(files.map(({ content }) => readFile(content.file.path ?? '')))
  const ids = files.map(() => crypto.randomUUID()).sort()
  const albumId = files.length > 1 ? crypto.randomUUID() : undefined
  const prepared = files.map((one, at): OutgoingFile => ({
    id: ids[at] ?? crypto.randomUUID(),
    blob: blobs[at] ?? new Blob(),
    name: one.content.file.name,
    type: one.content.file.type,
    albumId,
    content: { ...factsOf(one), ...(at === 0 && words.text !== '' && contentWords(words)) },
  }))
  uploads.start({ id: crypto.randomUUID(), chatId, personId, author, files: prepared })
}

/** What is known of the file without its words, as the kind it goes as has it. */
function factsOf({ content, kind }: ForwardedFile): OutgoingFile['content'] {
  const shape = {
    ...('width' in content && content.width !== undefined && { width: content.width }),
    ...('height' in content && content.height !== undefined && { height: content.height }),
  }
  const length = 'duration' in content && content.duration !== undefined && { duration: content.duration }
  switch (kind) {
    case 'photo':
      return { kind, ...shape }
    case 'video':
      return { kind, ...shape, ...length }
    case 'voice':
      return { kind, ...length, ...('peaks' in content && content.peaks && { peaks: content.peaks }) }
    case 'audio':
      return { kind, ...length }
    case 'file':
      return { kind }
  }
}
