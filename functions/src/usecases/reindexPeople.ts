import type { PeopleIndex } from './PeopleIndex.ts'
import type { Worker } from './workOnJob.ts'

/** Everybody, in the order of their ids; those who are gone and still in the search among them. */
export interface AllPeople {
  count(): Promise<number>
  /** Ids behind this one. */
  idsAfter(id: string | undefined, limit: number): Promise<readonly string[]>
}

const AT_ONCE = 50

/**
 * Describes everybody anew, some at a time: rows and search entries become what their cards and chats say by the code of
 * now; what the search says of those who are gone goes. Writes only what differs; `skipped` counts whom that was nothing
 * for.
 */
export function reindexPeople({
  people,
  index,
}: {
  readonly people: AllPeople
  readonly index: Pick<PeopleIndex, 'refresh'>
}): Worker {
  return async (_id, _job, progress) => {
    const total = progress.total || (await people.count())
    const ids = await people.idsAfter(progress.cursor || undefined, AT_ONCE)
    const results = await Promise.all(ids.map(id => index.refresh(id)))
    const done = progress.done + results.filter(result => result !== 'gone').length
    const next = {
      ...progress,
      total: Math.max(total, done),
      done,
      skipped: progress.skipped + results.filter(result => result === 'same').length,
      cursor: ids.at(-1) ?? progress.cursor ?? '',
    }
    if (ids.length === AT_ONCE) return { progress: next }
    return { progress: { ...next, total: done }, end: { state: 'done' } }
  }
}
