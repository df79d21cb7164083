import type { Filter } from '../../query/Filter.ts'

/** A condition on one field. */
export type Condition = Extract<Filter, { readonly kind: 'field' | 'unary' }>

/** More alternatives than any query that Firestore accepts. */
const most = 100

/** The filter as alternatives, each a list of conditions that hold together; `null` when there are too many. */
export const toDisjuncts = (filter: Filter | null): readonly (readonly Condition[])[] | null => {
  if (!filter) return [[]]
  if (filter.kind === 'field' || filter.kind === 'unary') return [[filter]]
  const parts: (readonly (readonly Condition[])[])[] = []
  for (const inner of filter.filters) {
    const part = toDisjuncts(inner)
    if (!part) return null
    parts.push(part)
  }
  if (filter.kind === 'or' && parts.length > 0) {
    const alternatives = parts.flat()
    return alternatives.length > most ? null : alternatives
  }
  let product: readonly (readonly Condition[])[] = [[]]
  for (const part of parts) {
    product = product.flatMap(left => part.map(right => [...left, ...right]))
    if (product.length > most) return null
  }
  return product
}
