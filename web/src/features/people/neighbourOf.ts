/** The id above or below the open one in a list; with none open the first one, at an end null. */
export function neighbourOf(ids: readonly string[], open: string | null, step: 1 | -1): string | null {
  const at = open === null ? -1 : ids.indexOf(open)
  if (at === -1) return ids[0] ?? null
  return ids[at + step] ?? null
}
