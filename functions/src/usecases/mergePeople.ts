import type { Instant } from '@chats/domain/Instant'
import type { MergeRefusal, MergeRequest } from '@chats/domain/MergeRequest'
import type { Log } from './Log.ts'
import type { Merges } from './Merges.ts'

/** What merging and parting people takes. */
export interface MergePorts {
  readonly merges: Merges
  readonly now: () => Instant
  readonly log: Log
}

/** Makes two people one, for a manager who sees both. */
export async function mergePeople(
  by: string,
  request: MergeRequest,
  { merges, now, log }: MergePorts,
): Promise<'merged' | MergeRefusal> {
  const result = await merges.merge(by, request, now())
  log({ event: 'people_merged', ...request, by, result })
  return result
}
