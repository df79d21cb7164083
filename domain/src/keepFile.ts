import type { Content, FileContent } from './Content.ts'

/**
 * The content with its file as we have it, where one of the other wordings has the same file: a new caption is no reason
 * to copy the file again. One that could not be had may be tried again by what came now.
 */
export function keepFile(content: Content, others: readonly Content[]): Content {
  if (!('file' in content)) return content
  const same = others.find((other): other is FileContent => 'file' in other && isSameFile(other, content))
  if (!same || same.file.state === 'failed') return content
  return { ...content, file: { ...same.file, name: content.file.name } }
}

/** The handle of one file may differ from update to update; its size, name and measures do not. */
const isSameFile = (a: FileContent, b: FileContent): boolean =>
  a.kind === b.kind &&
  (sameSource(a.file.source, b.file.source) ||
    (a.file.size !== undefined &&
      a.file.size === b.file.size &&
      a.file.name === b.file.name &&
      measuresOf(a) === measuresOf(b)))

/** Of an address only the path counts: its host and its signature change. */
const sameSource = (a: string | undefined, b: string | undefined): boolean =>
  a !== undefined && b !== undefined && (a === b || (pathOf(a) !== '' && pathOf(a) === pathOf(b)))

const pathOf = (source: string): string => /^https?:\/\/[^/]+\/([^?#]+)/u.exec(source)?.[1] ?? ''

const measuresOf = (content: FileContent): string =>
  [
    'width' in content ? `${content.width}×${content.height}` : '',
    'duration' in content ? content.duration : '',
  ].join()
