import { documentIn } from '../query/ReadView.ts'
import type { ReadView } from '../query/ReadView.ts'
import type { Expression } from '../rules/language/Tree.ts'
import type { ListRequest, RulesDocument, SingleRequest, Trace } from '../rules/Ruleset.ts'
import type { RuleValue } from '../rules/values/RuleValue.ts'
import type { JournalEntry } from '../service/Journal.ts'
import type { JsonObject } from '../service/Json.ts'
import type { Database } from '../storage/createDatabase.ts'
import { formatExpression } from './formatExpression.ts'
import { formatRuleValue } from './formatRuleValue.ts'

const most = 200

/**
 * Evaluates an entry's rules once more, over the documents as they were then, and tells what each expression came
 * to: `[{line, column, text, value, kind}]` in the order of the source. Null when there were no rules, or when the
 * database no longer remembers that instant.
 */
export function explainEntry(entry: JournalEntry, database: Database): readonly JsonObject[] | null {
  const ruleset = entry.rules?.ruleset ?? null
  if (ruleset === null || entry.time === null) return null
  // A write was judged before its own commit took place, at that very instant.
  const past = database.history.since(entry.after === null ? entry.time : entry.time - 1n)
  if (past === null) return null
  const seen = new Map<Expression, RuleValue>()
  const trace: Trace = (expression, value) => {
    seen.set(expression, value)
  }
  ruleset.check(requestOf(entry, entry.time, { database, past }), trace)
  return [...telling(seen)]
    .sort(([a], [b]) => a.at.line - b.at.line || a.at.column - b.at.column)
    .slice(0, most)
    .map(([expression, value]) => ({
      line: expression.at.line,
      column: expression.at.column,
      text: formatExpression(expression),
      value: formatRuleValue(value),
      kind: value.kind,
    }))
}

/** Leaves out what the parts of an expression already say: `&&` and `||`, literals, and maps that only lead somewhere. */
function* telling(seen: ReadonlyMap<Expression, RuleValue>): Iterable<readonly [Expression, RuleValue]> {
  const inner = new Map([...seen.keys()].flatMap(tree => partsOf(tree).map(part => [part, tree] as const)))
  for (const [tree, value] of seen) {
    const logical = tree.kind === 'binary' && (tree.operator === '&&' || tree.operator === '||')
    const literal = tree.kind === 'list' || tree.kind === 'map' || tree.kind === 'path'
    const leads =
      inner.has(tree) && (isMap(value) || (value.kind === 'unknown' && value.knows.type === 'map'))
    const handsOn = value.kind === 'error' && partsOf(tree).some(part => seen.get(part)?.kind === 'error')
    if (!logical && !literal && !leads && !handsOn) yield [tree, value]
  }
}

const isMap = ({ kind }: RuleValue): boolean => kind === 'map' || kind === 'map_diff'

const partsOf = (tree: Expression): readonly Expression[] => {
  if (tree.kind === 'binary') return [tree.left, tree.right]
  if (tree.kind === 'member' || tree.kind === 'index' || tree.kind === 'slice') return [tree.object]
  if (tree.kind === 'call') return tree.object === null ? tree.args : [tree.object, ...tree.args]
  return tree.kind === 'unary' || tree.kind === 'is' ? [tree.operand] : []
}

const requestOf = (entry: JournalEntry, time: bigint, view: ReadView): SingleRequest | ListRequest => {
  const before = (path: string): RulesDocument | null => documentIn(view, path)
  const after = (path: string): RulesDocument | null => {
    const pending = entry.after?.get(path)
    return pending === undefined ? before(path) : pending
  }
  const { caller, method, query, path, resource, requestResource } = entry
  const auth = caller.kind === 'user' ? caller.auth : null
  const access = { before, after }
  if (method !== 'list' || query === null) {
    const single = method === 'list' ? 'get' : method
    return {
      method: single,
      path: path ?? '',
      auth,
      time,
      resource,
      requestResource,
      access,
      accessed: new Set(),
    }
  }
  const { parent, collectionId, allDescendants, where, orderBy, limit, offset } = query
  return { method, parent, collectionId, allDescendants, auth, time, where, orderBy, limit, offset, access }
}
