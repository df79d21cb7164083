import type { Capabilities } from '@chats/domain/capabilities'
import type { FileContent } from '@chats/domain/Content'
import { spellOut, type FormattedWords } from '@chats/domain/spellOut'
import type { LiveMessage } from '../../../entities/messages/LiveMessage.ts'
import { captionPart } from '../captionPart.ts'
import { planFile } from '../compose/planFile.ts'
import { formattingOf } from '../formattingOf.ts'
import { wordsOf } from '../wordsOf.ts'

type Parts = readonly [LiveMessage, ...LiveMessage[]]

/** A file of a message that goes on to another chat, and the kind it goes as. */
export interface ForwardedFile {
  readonly content: FileContent
  readonly kind: 'photo' | 'video' | 'audio' | 'file' | 'voice'
}

/** What goes on to another chat, what is lost on the way, and why it cannot go. Words of `chatTools.forward`. */
export interface ForwardPlan {
  readonly words: FormattedWords
  readonly files: readonly ForwardedFile[]
  readonly refused: 'tooLong' | 'fileRefused' | null
  readonly losses: readonly ('asFile' | 'formatting')[]
}

/** Whether a message can go on to another chat: words, or files that are here. */
export const canForward = (message: LiveMessage): boolean =>
  message.deletedAt === undefined &&
  message.direction !== 'internal' &&
  ('file' in message.content
    ? message.content.file.state === 'stored' && message.content.kind !== 'sticker'
    : message.content.kind === 'text')

/** How a message, or the parts of an album, go on to a chat of another messenger. */
export function forwardPlan(parts: Parts, capabilities: Capabilities): ForwardPlan {
  const { content } = captionPart(parts)
  const words = { text: wordsOf(content), formatting: formattingOf(content) }
  const { formats, maxTextLength, maxCaptionLength, sends } = capabilities
  const contents = parts.flatMap(part => ('file' in part.content ? [part.content] : []))
  const plans = contents.map(file => {
    const { name, type, size = 0 } = file.file
    const plan = planFile({ name, type, size }, capabilities)
    return file.kind === 'voice' && sends.voice ? { ...plan, kind: 'voice' as const, note: null } : plan
  })
  const longest = contents.length ? maxCaptionLength : maxTextLength
  const tooLong = spellOut(words, formats).text.length > longest
  return {
    words,
    files: contents.flatMap((file, at) => {
      const kind = plans[at]?.kind
      return kind ? [{ content: file, kind }] : []
    }),
    refused: plans.some(({ refused }) => refused) ? 'fileRefused' : tooLong ? 'tooLong' : null,
    losses: [
      ...(plans.some(({ note }) => note) ? (['asFile'] as const) : []),
      ...(words.formatting.some(({ type }) => !formats.includes(type)) ? (['formatting'] as const) : []),
    ],
  }
}
