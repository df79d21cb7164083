import type { ContentKind } from './Content.ts'

const isPicture = (kind: ContentKind) => kind === 'photo' || kind === 'video'

/** Whether two kinds may stand in one album: pictures with films, music with music, files with files. */
export const goTogether = (kind: ContentKind, other: ContentKind): boolean =>
  isPicture(kind) ? isPicture(other) : kind === other && (kind === 'audio' || kind === 'file')
