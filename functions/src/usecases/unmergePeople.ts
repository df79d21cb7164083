import type { MergeRefusal } from '@chats/domain/MergeRequest'
import type { MergePorts } from './mergePeople.ts'

/** Parts somebody from whom they had become part of; answers who that was. */
export async function unmergePeople(
  by: string,
  otherId: string,
  { merges, now, log }: MergePorts,
): Promise<{ readonly keepId: string } | MergeRefusal> {
  const result = await merges.unmerge(by, otherId, now())
  const refused = typeof result === 'string'
  log({ event: 'people_unmerged', otherId, by, result: refused ? result : 'unmerged' })
  return result
}
