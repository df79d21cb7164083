import { albumLength, type AlbumFile } from '@chats/domain/albumLength'
import type { Capabilities } from '@chats/domain/capabilities'

/** Files as they go: each run is one message, an album where it holds more than one. */
export function albumRuns<T extends AlbumFile>(
  files: readonly T[],
  capabilities: Pick<Capabilities, 'maxAlbum' | 'maxAlbumBytes'>,
): readonly (readonly T[])[] {
  const runs: (readonly T[])[] = []
  for (let at = 0; at < files.length; at += runs.at(-1)?.length ?? 1) {
    runs.push(files.slice(at, at + albumLength(files.slice(at), capabilities)))
  }
  return runs
}
