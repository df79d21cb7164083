import { compare } from './compare.ts'
import type { Bound, Knowledge } from './Knowledge.ts'
import type { RuleValue } from './RuleValue.ts'

export type Relation = Bound['operator']

/** Whether `row <relation> other` holds for every row (true), for none (false), or is left open by the query. */
export const compareUnknown = (
  knows: Knowledge,
  relation: Relation,
  other: RuleValue,
): boolean | undefined => {
  for (const bound of knows.bounds ?? []) {
    const decided = decide(bound, relation, compare(bound.value, other))
    if (decided !== undefined) return decided
  }
  return undefined
}

const decide = (bound: Bound, relation: Relation, order: number | null): boolean | undefined => {
  if (order === null || Number.isNaN(order)) return undefined
  const upper = bound.operator.startsWith('<')
  const strict = bound.operator.length === 1
  // Seen from below, so that one half of the table serves both: `order` is how far the bound lies beyond `other`.
  const beyond = upper ? -order : order
  const sameSide = relation.startsWith('<') === upper
  const strictly = beyond > 0 || (beyond === 0 && strict)
  if (sameSide) return (relation.length === 1 ? strictly : beyond >= 0) ? true : undefined
  return (relation.length === 1 ? beyond >= 0 : strictly) ? false : undefined
}
