import type { Capabilities } from './capabilities.ts'
import type { ContentKind } from './Content.ts'
import { goTogether } from './goTogether.ts'

/** A file as far as it matters with which others it goes; `size` in bytes. */
export interface AlbumFile {
  readonly kind: ContentKind
  readonly size: number
}

/** How many of these files, from the first one on, go as one message: 1 where the first goes alone. */
export function albumLength(
  files: readonly AlbumFile[],
  { maxAlbum, maxAlbumBytes }: Pick<Capabilities, 'maxAlbum' | 'maxAlbumBytes'>,
): number {
  const [first, ...others] = files
  if (!first) return 0
  let { size } = first
  const end = others.findIndex((file, index) => {
    size += file.size
    return index + 1 >= maxAlbum || size > maxAlbumBytes || !goTogether(first.kind, file.kind)
  })
  return end < 0 ? files.length : end + 1
}
