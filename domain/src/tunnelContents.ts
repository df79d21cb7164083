import type { Buttons } from './Button.ts'
import { capabilities } from './capabilities.ts'
import { composeBlocks } from './composeBlocks.ts'
import type { Content, ContentKind } from './Content.ts'
import type { BlockFile, FileBlock, MessageBlock } from './MessageBlock.ts'
import type { Messenger } from './Messenger.ts'
import type { TemplateVariable } from './templateVariables.ts'
import { pressOf } from './heardOf.ts'
import type { TunnelBlockOf } from './TunnelBlock.ts'

/** One message of a tunnel; those with the same album number go together. */
export interface TunnelContent {
  readonly content: Content
  readonly album?: number
}

/**
 * What the message of a block becomes in a messenger, in its order, with its variables filled in. Its buttons stand under
 * the last of its texts; of those that the messenger does not take, the last ones are left out.
 */
export function tunnelContents(
  tunnelId: string,
  {
    contents,
    rows,
  }: { readonly contents: readonly MessageBlock[]; readonly rows: TunnelBlockOf<'message'>['rows'] },
  messenger: Messenger,
  values: Readonly<Record<TemplateVariable, string>>,
): readonly TunnelContent[] {
  const filled = contents.map(content =>
    content.kind === 'text' && content.text.includes('{{')
      ? { ...content, kind: 'template' as const, title: '' }
      : content,
  )
  const parts = composeBlocks(filled, {
    capabilities: capabilities[messenger],
    values,
    kindOf: (block, file) => kindOf(block, file, messenger),
  })
  const buttons = buttonsOf(tunnelId, rows, messenger)
  const lastWords = parts.findLastIndex(({ type }) => type === 'words')
  return parts.flatMap((part, index): readonly TunnelContent[] => {
    if (part.type === 'words') {
      const { text, formatting } = part.words
      const content: Content = {
        kind: 'text',
        text,
        ...(formatting && { formatting: [...formatting] }),
        ...(index === lastWords && buttons && { buttons }),
      }
      return [{ content }]
    }
    return part.files.map(({ kind, file }, place) => ({
      content: fileContent(kind, file, place === 0 ? part.text : ''),
      ...(part.files.length > 1 && { album: index }),
    }))
  })
}

function buttonsOf(
  tunnelId: string,
  rows: TunnelBlockOf<'message'>['rows'],
  messenger: Messenger,
): Buttons | null {
  const { maxRows, maxInRow, most, maxTextLength } = capabilities[messenger].buttons
  let left = most
  const shown = rows.slice(0, maxRows).flatMap(({ buttons }) => {
    const row = buttons.slice(0, Math.min(maxInRow, left)).flatMap(({ id, text, url }) => {
      const words = text.trim().slice(0, maxTextLength).toWellFormed()
      if (words === '') return []
      return [{ text: words, ...(url === undefined ? { press: pressOf(tunnelId, id) } : { url }) }]
    })
    left -= row.length
    return row.length ? [{ row }] : []
  })
  return shown.length ? shown : null
}

function kindOf({ kind }: FileBlock, { size, type }: BlockFile, messenger: Messenger): ContentKind {
  const { sends, maxBytes } = capabilities[messenger]
  const wanted =
    kind === 'image' && /^image\/(jpeg|png|webp)$/u.test(type) ? 'photo' : kind === 'video' ? 'video' : 'file'
  return sends[wanted] === 'itself' && size <= (maxBytes[wanted] ?? maxBytes.file) ? wanted : 'file'
}

function fileContent(kind: ContentKind, file: BlockFile, text: string): Content {
  const { path, name, type, size } = file
  const carried = {
    file: { state: 'stored' as const, path, name, type, size },
    ...(text !== '' && { text }),
  }
  if (kind === 'photo' || kind === 'video') return { kind, ...carried }
  return { kind: 'file', ...carried }
}
