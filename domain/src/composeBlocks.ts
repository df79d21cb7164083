import { albumLength } from './albumLength.ts'
import type { Capabilities } from './capabilities.ts'
import type { ContentKind } from './Content.ts'
import { fillTemplate } from './fillTemplate.ts'
import { joinFormatted } from './joinFormatted.ts'
import type { BlockFile, FileBlock, MessageBlock } from './MessageBlock.ts'
import type { FormattedWords } from './spellOut.ts'
import type { TemplateVariable } from './templateVariables.ts'

/** A file of a part, and the kind it goes as. */
export interface ComposedFile {
  readonly blockId: string
  readonly file: BlockFile
  readonly kind: ContentKind
}

/** One message that blocks become: words, or a file or an album with the caption of its first file. */
export type ComposedPart =
  | {
      readonly type: 'words'
      readonly blockIds: readonly string[]
      readonly words: FormattedWords
    }
  | {
      readonly type: 'files'
      readonly blockIds: readonly string[]
      readonly files: readonly [ComposedFile, ...ComposedFile[]]
      readonly text: string
    }

interface Around {
  readonly capabilities: Pick<Capabilities, 'maxAlbum' | 'maxAlbumBytes'>
  readonly values: Readonly<Record<TemplateVariable, string>>
  /** As what the file of a block goes. */
  readonly kindOf: (block: FileBlock, file: BlockFile) => ContentKind
}

/**
 * Blocks as the messages that they become, in their order. Words that follow each other are one message, with an empty
 * line between; files that follow each other are an album where the messenger makes one of them. A caption begins a
 * message, so that none is lost where an album has only one. What is empty is left out.
 */
export function composeBlocks(
  blocks: readonly MessageBlock[],
  { capabilities, values, kindOf }: Around,
): readonly ComposedPart[] {
  const parts: ComposedPart[] = []
  for (const block of blocks) {
    const last = parts.at(-1)
    if ('file' in block) {
      if (!block.file) continue
      const one = { blockId: block.id, file: block.file, kind: kindOf(block, block.file) }
      const text = block.text.trim()
      const joined = last?.type === 'files' && !text ? ([...last.files, one] as const) : null
      const sizes = joined?.map(({ kind, file: { size } }) => ({ kind, size })) ?? []
      if (last?.type === 'files' && joined && albumLength(sizes, capabilities) === sizes.length) {
        const [first, ...others] = joined
        parts[parts.length - 1] = {
          ...last,
          blockIds: [...last.blockIds, block.id],
          files: [first, ...others],
        }
      } else parts.push({ type: 'files', blockIds: [block.id], files: [one], text })
      continue
    }
    const words = wordsOfBlock(block, values)
    if (words.text === '') continue
    if (last?.type === 'words') {
      parts[parts.length - 1] = {
        ...last,
        blockIds: [...last.blockIds, block.id],
        words: joinFormatted([last.words, words], '\n\n'),
      }
    } else parts.push({ type: 'words', blockIds: [block.id], words })
  }
  return parts
}

function wordsOfBlock(
  block: Exclude<MessageBlock, FileBlock>,
  values: Readonly<Record<TemplateVariable, string>>,
): FormattedWords {
  switch (block.kind) {
    case 'text':
      return joinFormatted([block], '')
    case 'template':
      return { text: fillTemplate(block.text, values).trim() }
    case 'link': {
      const [url, text] = [block.url.trim(), block.text.trim()]
      if (!url) return { text: '' }
      return text && text !== url
        ? { text, formatting: [{ type: 'link', offset: 0, length: text.length, url }] }
        : { text: url }
    }
  }
}
