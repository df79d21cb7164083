import type { Capabilities } from '@chats/domain/capabilities'
import type { ComposedPart } from '@chats/domain/composeBlocks'
import type { Formatting } from '@chats/domain/Formatting'
import { spellOut } from '@chats/domain/spellOut'
import { planBlock } from './planBlock.ts'
import type { FileBlock } from '@chats/domain/MessageBlock'

/** What is said of a message before it goes: `stops` keeps it from going, everything else is lost or changed on the way. */
export type PartNote =
  | {
      readonly stops: true
      readonly word: 'tooLong' | 'captionTooLong'
      readonly over: number
      readonly longest: number
    }
  | { readonly stops: true; readonly word: 'badLink' }
  | {
      readonly stops: true
      readonly word: 'tooBig' | 'tooBigHere' | 'refusedEnding' | 'empty'
      readonly name: string
      readonly limit: number
    }
  | { readonly stops: false; readonly word: 'asFile' | 'photoTooBig'; readonly name: string }
  | { readonly stops: false; readonly word: 'lostFormats'; readonly formats: readonly Formatting['type'][] }
  | { readonly stops: false; readonly word: 'linkSpelled' }

/** What a messenger makes of a message (S-48): its limits and what it does not show. */
export function partNotes(
  part: ComposedPart,
  capabilities: Capabilities,
  blockOf: (id: string) => Pick<FileBlock, 'kind'> | undefined,
): readonly PartNote[] {
  const { formats, maxTextLength, maxCaptionLength } = capabilities
  if (part.type === 'words') {
    const { formatting = [] } = part.words
    const over = spellOut(part.words, formats).text.length - maxTextLength
    const lost = [...new Set(formatting.map(({ type }) => type))].filter(
      type => type !== 'link' && !formats.includes(type),
    )
    const spelled = !formats.includes('link') && formatting.some(({ type }) => type === 'link')
    return [
      ...(over > 0 ? [{ stops: true, word: 'tooLong', over, longest: maxTextLength } as const] : []),
      ...(lost.length ? [{ stops: false, word: 'lostFormats', formats: lost } as const] : []),
      ...(spelled ? [{ stops: false, word: 'linkSpelled' } as const] : []),
    ]
  }
  const over = part.text.length - maxCaptionLength
  return [
    ...(over > 0 ? [{ stops: true, word: 'captionTooLong', over, longest: maxCaptionLength } as const] : []),
    ...part.files.flatMap(({ blockId, file }): PartNote[] => {
      const { refused, note, limit } = planBlock(blockOf(blockId) ?? { kind: 'file' }, file, capabilities)
      if (refused) return [{ stops: true, word: refused, name: file.name, limit }]
      return note ? [{ stops: false, word: note, name: file.name }] : []
    }),
  ]
}
