import { asList, asObject, asString } from '../value/asJson.ts'
import { invalid } from '../value/invalid.ts'
import { commitWrites } from './commitWrites.ts'
import type { Context } from './Context.ts'
import type { Json, JsonObject } from './Json.ts'
import type { Unary } from './Service.ts'
import { isStatusError, statusCodes } from './Status.ts'

const nameOf = (write: Json): string => {
  const { update, delete: deleted, verify, transform } = asObject(write, 'write')
  return asString(
    asObject(update, 'update').name ?? deleted ?? verify ?? asObject(transform, 'transform').document,
    'name',
  )
}

/** BatchWrite: each write for itself, with a status of its own. */
export function batchWrite(context: Context): Unary {
  return async (json, { caller }) => {
    const request = asObject(json, 'request')
    const database = asString(request.database, 'database')
    const writes = asList(request.writes, 'writes')
    if (new Set(writes.map(nameOf)).size < writes.length)
      throw invalid('A batch may not write the same document twice.')
    const writeResults: JsonObject[] = []
    const status: JsonObject[] = []
    for (const write of writes) {
      try {
        writeResults.push(commitWrites(context, caller, database, [write]).writeResults[0] ?? {})
        status.push({ code: 0 })
      } catch (error) {
        if (!isStatusError(error)) throw error
        writeResults.push({})
        status.push({ code: statusCodes[error.status], message: error.message })
      }
    }
    return { writeResults, status }
  }
}
