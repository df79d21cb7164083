const isPicture = (kind: string) => kind === 'photo' || kind === 'video'

/** Which neighbours go as one album, by the number of the album: pictures with pictures, at most `most` in one. */
export function albumRuns(kinds: readonly string[], most: number): readonly number[] {
  let album = -1
  let held = 0
  return kinds.map((kind, i) => {
    const before = kinds[i - 1]
    const alike = before !== undefined && isPicture(kind) === isPicture(before)
    const joins = alike && held < most && (isPicture(kind) || kind === before)
    album += joins ? 0 : 1
    held = joins ? held + 1 : 1
    return album
  })
}
