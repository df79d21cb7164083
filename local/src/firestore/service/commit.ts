import { asList, asObject, asString } from '../value/asJson.ts'
import { commitWrites } from './commitWrites.ts'
import type { Context } from './Context.ts'
import type { Unary } from './Service.ts'

/** Commit: all writes or none, with the transaction's reads held against what is stored now. */
export function commit(context: Context): Unary {
  return async (json, { caller }) => {
    const request = asObject(json, 'request')
    const database = asString(request.database, 'database')
    const id = asString(request.transaction, 'transaction')
    const transaction = id === '' ? null : context.transactions.find(database, id)
    const { writeResults, commitTime } = commitWrites(
      context,
      caller,
      database,
      asList(request.writes, 'writes'),
      transaction,
    )
    return { writeResults, commitTime }
  }
}
