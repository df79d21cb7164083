import type { Transaction } from '../commit/Transaction.ts'
import { currentView, viewAt } from '../query/ReadView.ts'
import type { ReadView } from '../query/ReadView.ts'
import { asObject, asString } from '../value/asJson.ts'
import type { DatabaseName } from '../value/resourceName.ts'
import { parseTimestamp } from '../value/timestamp.ts'
import type { Context } from './Context.ts'
import type { Json, JsonObject } from './Json.ts'

/** Where a read looks, and on whose behalf. */
export interface ConsistentRead {
  readonly view: ReadView
  readonly readTime: bigint
  readonly transaction: Transaction | null
  /** The id of the transaction that this read began; the first response has to tell it. */
  readonly begun: string | null
}

/** Begins a transaction by its TransactionOptions. */
export function beginTransaction(
  { transactions }: Pick<Context, 'transactions'>,
  database: DatabaseName,
  options: Json | undefined,
): Transaction {
  const { readOnly } = asObject(options, 'options')
  const { readTime } = asObject(readOnly, 'readOnly')
  return transactions.begin(database, {
    readOnly: readOnly !== undefined,
    readTime: readTime === undefined ? null : parseTimestamp(asString(readTime, 'readTime')),
  })
}

/**
 * Works out the instant that a request reads at: that of its transaction (`transaction`, `newTransaction`), its
 * `readTime`, or now. A transaction that may write waits for others that hold one of `paths`.
 */
export async function readConsistently(
  context: Context,
  name: DatabaseName,
  request: JsonObject,
  paths: readonly string[] = [],
): Promise<ConsistentRead> {
  const { transaction: id, newTransaction, readTime } = request
  const begun = newTransaction === undefined ? null : beginTransaction(context, name, newTransaction)
  const given = asString(id, 'transaction')
  const transaction = begun ?? (given === '' ? null : context.transactions.find(name, given))
  if (transaction !== null) {
    if (!transaction.readOnly) await context.transactions.hold(transaction, paths)
    transaction.readTime ??= context.clock.next()
    const view = viewAt(context.store.databases.get(name), transaction.readTime)
    return { view, readTime: transaction.readTime, transaction, begun: begun?.id ?? null }
  }
  const database = context.store.databases.get(name)
  if (readTime === undefined)
    return { view: currentView(database), readTime: context.clock.next(), transaction, begun: null }
  const time = parseTimestamp(asString(readTime, 'readTime'))
  return { view: viewAt(database, time), readTime: time, transaction, begun: null }
}
