import { anySegment, anySegments } from '../plan/matchPath.ts'
import type { Segment } from '../plan/matchPath.ts'
import { documentSegments } from '../resourceOf.ts'
import type { ListRequest } from '../Ruleset.ts'
import { partly, path, string, unknown } from '../values/make.ts'
import type { RuleValue, UnknownValue } from '../values/RuleValue.ts'
import type { Case } from './splitCases.ts'

/** The document that stands for every row of one case: its path as far as it is known, and `resource`. */
export const listedDocument = (
  request: ListRequest,
  known: Case,
): { readonly path: readonly Segment[]; readonly resource: RuleValue } => {
  const pattern = listedPath(request)
  const named = [...known.values()].find(({ field }) => field.length === 1 && field[0] === '__name__')?.value
  const fits = named?.kind === 'path' && covers(pattern, named.segments)
  const fields = [...known.values()].filter(({ field }) => field[0] !== '__name__')
  return {
    path: fits ? named.segments : pattern,
    resource: partly({
      type: 'map',
      members: new Map<string, RuleValue>([
        ['data', nest(fields)],
        ['id', fits ? string(named.segments.at(-1) ?? '') : unknown],
        ['__name__', fits ? path(named.segments) : unknown],
      ]),
    }),
  }
}

const listedPath = ({ parent, collectionId, allDescendants }: ListRequest): readonly Segment[] => {
  const base = documentSegments(parent)
  if (collectionId !== null) {
    return [...base, ...(allDescendants ? [anySegments] : []), collectionId, anySegment]
  }
  return allDescendants ? [...base, anySegment, anySegments, anySegment] : [...base, anySegment, anySegment]
}

/** Whether the query may return the document; a name from elsewhere says nothing about the rows. */
const covers = (pattern: readonly Segment[], segments: readonly string[]): boolean => {
  const many = pattern.indexOf(anySegments)
  const fixed = many < 0 ? pattern : pattern.slice(0, many)
  const tail = many < 0 ? [] : pattern.slice(many + 1)
  const rest = segments.slice(fixed.length)
  const enough = many < 0 ? rest.length === 0 : rest.length >= tail.length
  const agree = (parts: readonly Segment[], values: readonly string[]): boolean =>
    parts.every((part, i) => typeof part !== 'string' || part === values[i])
  return enough && agree(fixed, segments) && agree(tail, rest.slice(rest.length - tail.length))
}

type Known = readonly { readonly field: readonly string[]; readonly value: RuleValue }[]

/** The fields that the query constrains, as an open map; those that a value already says all about are dropped. */
const nest = (fields: Known): UnknownValue => {
  const members = new Map<string, RuleValue>()
  for (const name of new Set(fields.map(({ field }) => field[0]))) {
    if (name === undefined) continue
    const own = fields.find(({ field }) => field.length === 1 && field[0] === name)
    const deeper = fields
      .filter(({ field }) => field.length > 1 && field[0] === name)
      .map(({ field, value }) => ({ field: field.slice(1), value }))
    members.set(name, own ? own.value : nest(deeper))
  }
  return partly({ type: 'map', members })
}
