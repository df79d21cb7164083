import type { StagedWrite } from '../commit/stageWrites.ts'
import type { Transaction } from '../commit/Transaction.ts'
import { parseWrite } from '../commit/parseWrite.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import { parseResourceName, projectOf } from '../value/resourceName.ts'
import { formatTimestamp } from '../value/timestamp.ts'
import { valueToJson } from '../value/toJson.ts'
import { authorizeWrites } from './authorize.ts'
import type { Context } from './Context.ts'
import type { Json, JsonObject } from './Json.ts'
import type { Caller } from './Service.ts'

const resultOf = ({ write, after, transformResults }: StagedWrite): JsonObject => ({
  ...(write.kind === 'update' && after !== null ? { updateTime: formatTimestamp(after.updateTime) } : {}),
  ...(transformResults.length === 0 ? {} : { transformResults: transformResults.map(valueToJson) }),
})

/** Commits `writes` in one piece under the rules, and answers as CommitResponse. */
export function commitWrites(
  context: Context,
  caller: Caller,
  database: DatabaseName,
  writes: readonly Json[],
  transaction: Transaction | null = null,
): { writeResults: JsonObject[]; commitTime: string; time: bigint; staged: readonly StagedWrite[] } {
  parseResourceName(database)
  const { time, staged } = context.committer.commit({
    database,
    writes: writes.map(each => parseWrite(database, each)),
    caller,
    transaction,
    judge: (pending, at) =>
      authorizeWrites(context, caller, context.store.databases.get(database), pending, at),
  })
  const deletes = staged.writes.filter(({ write }) => write.kind === 'delete').length
  const updates = staged.writes.filter(({ write }) => write.kind === 'update').length
  context.meters.add(projectOf(database), { deletes, writes: updates })
  context.meters.wrote(
    projectOf(database),
    staged.writes.map(({ write }) => write.path),
  )
  return {
    writeResults: staged.writes.map(resultOf),
    commitTime: formatTimestamp(time),
    time,
    staged: staged.writes,
  }
}
