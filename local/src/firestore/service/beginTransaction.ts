import { asObject, asString } from '../value/asJson.ts'
import { parseResourceName } from '../value/resourceName.ts'
import type { Context } from './Context.ts'
import { beginTransaction as begin } from './readConsistently.ts'
import type { Unary } from './Service.ts'

/** BeginTransaction: an id for reads and one commit; it lapses after 60 s of silence. */
export function beginTransaction(context: Context): Unary {
  return async json => {
    const { database: rawDatabase, options } = asObject(json, 'request')
    const { database } = parseResourceName(asString(rawDatabase, 'database'))
    return { transaction: begin(context, database, options).id }
  }
}
