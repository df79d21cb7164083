import { asObject, asString } from '../value/asJson.ts'
import type { Context } from './Context.ts'
import type { Unary } from './Service.ts'

/** Rollback: ends a transaction without a trace. */
export function rollback(context: Context): Unary {
  return async json => {
    const { database, transaction } = asObject(json, 'request')
    context.transactions.end(
      context.transactions.find(asString(database, 'database'), asString(transaction, 'transaction')),
    )
    return {}
  }
}
