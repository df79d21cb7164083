import type { StatusError } from '../service/Status.ts'
import { checkDocument } from '../value/checkDocument.ts'
import { equalFields } from '../value/equalValues.ts'
import { fieldAt, withFieldAt } from '../value/fieldAt.ts'
import { invalid } from '../value/invalid.ts'
import type { Fields, StoredDocument, Value } from '../value/Value.ts'
import { applyTransform } from './applyTransform.ts'
import { checkPrecondition } from './checkPrecondition.ts'
import type { Write } from './Write.ts'

/** What one write does: the document just before and just after it, and what its transforms made. */
export interface StagedWrite {
  readonly write: Write
  readonly before: StoredDocument | null
  readonly after: StoredDocument | null
  readonly transformResults: readonly Value[]
}

/** Writes worked out but not applied. */
export interface Staged {
  /** All writes, or those up to and with the one that failed. */
  readonly writes: readonly StagedWrite[]
  /** Every touched document as it would be after the commit. */
  readonly after: ReadonlyMap<string, StoredDocument | null>
  /** The precondition that did not hold; such a commit must not be applied. */
  readonly failure: StatusError | null
}

const updatedFields = ({ fields, mask }: Write, before: StoredDocument | null): Fields => {
  if (mask === null) return fields
  let next: Fields = before?.fields ?? new Map()
  for (const path of mask) next = withFieldAt(next, path, fieldAt(fields, path))
  return next
}

const stageWrite = (write: Write, before: StoredDocument | null, time: bigint): StagedWrite => {
  if (write.kind !== 'update')
    return { write, before, after: write.kind === 'delete' ? null : before, transformResults: [] }
  let fields = updatedFields(write, before)
  const transformResults: Value[] = []
  for (const transform of write.transforms) {
    const { value, result } = applyTransform(transform, fieldAt(fields, transform.field), time)
    fields = withFieldAt(fields, transform.field, value)
    transformResults.push(result)
  }
  checkDocument(write.path, fields)
  // A write that changes nothing leaves the version as it is.
  const after =
    before !== null && equalFields(before.fields, fields)
      ? before
      : { path: write.path, fields, createTime: before?.createTime ?? time, updateTime: time }
  return { write, before, after, transformResults }
}

/** A commit that deletes a document cannot go on to require it: that is no race but a contradiction. */
const checkAgain = (write: Write): StatusError | null =>
  write.precondition?.kind === 'exists' && write.precondition.exists
    ? invalid(`The commit deletes ${write.path} before it requires it to exist.`)
    : checkPrecondition(write, null)

/** Works out `writes` one after the other over what `read` tells, all at `time`. Throws INVALID_ARGUMENT for a document too large or too deep. */
export function stageWrites(
  writes: readonly Write[],
  read: (path: string) => StoredDocument | null,
  time: bigint,
): Staged {
  const after = new Map<string, StoredDocument | null>()
  const staged: StagedWrite[] = []
  for (const write of writes) {
    const pending = after.get(write.path)
    const before = pending === undefined ? read(write.path) : pending
    const failure = pending === null ? checkAgain(write) : checkPrecondition(write, before)
    const result = stageWrite(write, before, time)
    staged.push(result)
    after.set(write.path, result.after)
    if (failure !== null) return { writes: staged, after, failure }
  }
  return { writes: staged, after, failure: null }
}
