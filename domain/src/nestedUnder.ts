import type { Merge } from './Merge.ts'

/** Who, of all merges that are found under one person, is part of `otherId` directly or through others. */
export function nestedUnder(
  merges: readonly Pick<Merge, 'keepId' | 'otherId'>[],
  otherId: string,
): readonly string[] {
  const direct = merges.filter(merge => merge.keepId === otherId)
  return direct.flatMap(merge => [merge.otherId, ...nestedUnder(merges, merge.otherId)])
}
