import type { Filter } from './Filter.ts'

/** A filter without AND and OR in it. */
export type SingleFilter = Exclude<Filter, { readonly filters: readonly Filter[] }>

/** Beyond this many, a query is not split: it reads one index and tests each document. */
const most = 100

const expand = (filter: SingleFilter): readonly (readonly SingleFilter[])[] => {
  const single =
    filter.op === 'IN'
      ? ('EQUAL' as const)
      : filter.op === 'ARRAY_CONTAINS_ANY'
        ? ('ARRAY_CONTAINS' as const)
        : null
  if (single === null || filter.kind !== 'field' || filter.value.kind !== 'array') return [[filter]]
  return filter.value.values
    .filter(({ kind }) => kind !== 'null')
    .map(value => [{ kind: 'field', field: filter.field, op: single, value }])
}

const cross = (
  left: readonly (readonly SingleFilter[])[],
  right: readonly (readonly SingleFilter[])[],
): readonly (readonly SingleFilter[])[] => left.flatMap(a => right.map(b => [...a, ...b]))

const normalise = (filter: Filter): readonly (readonly SingleFilter[])[] => {
  if (!('filters' in filter)) return expand(filter)
  const parts = filter.filters.map(normalise)
  if (filter.kind === 'or') return parts.flat()
  return parts.reduce((all, part) => (all.length * part.length > most ? all : cross(all, part)), [[]])
}

/**
 * Conjunctions that together reach every match of `filter`; `in` and `array-contains-any` are split as well. A
 * conjunction may say less than the filter, so each document found has still to be tested.
 */
export function disjuncts(filter: Filter | null): readonly (readonly SingleFilter[])[] {
  if (filter === null) return [[]]
  const all = normalise(filter)
  return all.length > most ? [[]] : all
}
