const rows: readonly (readonly number[])[] = [
  [],
  [1],
  [2],
  [1, 2],
  [2, 2],
  [2, 3],
  [3, 3],
  [2, 2, 3],
  [2, 3, 3],
  [3, 3, 3],
  [2, 2, 3, 3],
]

/** How many pictures of an album stand in each row, top to bottom. */
export function albumRows(count: number): readonly number[] {
  const known = rows[count]
  return known ?? [...(rows[10] ?? []), ...albumRows(count - 10)]
}

/** For each picture of an album, into how many equal parts its row is cut. */
export const albumSpans = (count: number): readonly number[] =>
  albumRows(count).flatMap(inRow => Array.from({ length: inRow }, () => inRow))
