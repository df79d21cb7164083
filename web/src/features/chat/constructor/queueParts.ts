import type { Content } from '@chats/domain/Content'
import type { ComposedFile, ComposedPart } from '@chats/domain/composeBlocks'
import type { Reply } from '@chats/domain/Reply'
import { queueAlbum, type OutgoingMessage } from '../../../entities/messages/queueMessage.ts'
import { contentWords } from '../contentWords.ts'

interface To {
  readonly chatId: string
  readonly personId: string
  readonly author: { readonly id: string; readonly name: string }
  readonly replyTo: Reply | undefined
}

/**
 * Puts the messages of the constructor into the outbox, each as the composer would, in their order: every write stands
 * behind the one before it. False when one of them was refused.
 */
export async function queueParts(parts: readonly ComposedPart[], to: To): Promise<boolean> {
  const written = parts.map((part, at) =>
    queueAlbum(messagesOf(part, { ...to, replyTo: at === 0 ? to.replyTo : undefined })),
  )
  const ended = await Promise.allSettled(written)
  return ended.every(({ status }) => status === 'fulfilled')
}

function messagesOf(part: ComposedPart, to: To): OutgoingMessage[] {
  const { replyTo, ...where } = to
  if (part.type === 'words') {
    const content = { kind: 'text', ...contentWords(part.words) } as const
    return [{ id: crypto.randomUUID(), ...to, content }]
  }
  // In their order by their ids: the parts of an album are written at one moment.
  const ids = part.files.map(() => crypto.randomUUID()).sort()
  const albumId = part.files.length > 1 ? crypto.randomUUID() : undefined
  return part.files.map((one, at) => ({
    id: ids[at] ?? crypto.randomUUID(),
    ...where,
    albumId,
    content: contentOf(one, at === 0 ? part.text : ''),
    ...(at === 0 && { replyTo }),
  }))
}

function contentOf({ kind, file }: ComposedFile, text: string): Content {
  const { path, name, type, size, width, height, duration } = file
  const stored = { state: 'stored' as const, path, name, type, size }
  const words = text && { text }
  const shape = { ...(width && { width }), ...(height && { height }) }
  const length = duration !== undefined && { duration }
  switch (kind) {
    case 'photo':
      return { kind, file: stored, ...words, ...shape }
    case 'video':
      return { kind, file: stored, ...words, ...shape, ...length }
    case 'audio':
      return { kind, file: stored, ...words, ...length }
    default:
      return { kind: 'file', file: stored, ...words }
  }
}
