import { expect, it } from 'vitest'
import type { JsonObject } from '../service/Json.ts'
import { parseQuery } from './parseQuery.ts'

const documents = 'projects/p/databases/d/documents'
const read = (structuredQuery: JsonObject, parent = documents) =>
  parseQuery(parent, { from: [{ collectionId: 'c' }], ...structuredQuery })

const int = (integerValue: number): JsonObject => ({ integerValue })
const list = (size: number): JsonObject => ({
  arrayValue: { values: Array.from({ length: size }, (_, at) => int(at)) },
})
const on = (fieldPath: string, op: string, value: JsonObject = int(1)): JsonObject => ({
  fieldFilter: { field: { fieldPath }, op, value },
})
const key = (op: string): JsonObject => on('__name__', op, { referenceValue: `${documents}/c/1` })
const unary = (fieldPath: string, op: string): JsonObject => ({ unaryFilter: { field: { fieldPath }, op } })
const all = (...filters: JsonObject[]): JsonObject => ({ compositeFilter: { op: 'AND', filters } })
const any = (...filters: JsonObject[]): JsonObject => ({ compositeFilter: { op: 'OR', filters } })
const by = (...fieldPaths: string[]): JsonObject[] => fieldPaths.map(fieldPath => ({ field: { fieldPath } }))

it.each<[string, JsonObject]>([
  ['thirty values of in', on('a', 'IN', list(30))],
  ['ten values of not-in', on('a', 'NOT_IN', list(10))],
  [
    'thirty disjunctions',
    all(on('a', 'IN', list(5)), any(...Array.from({ length: 6 }, () => on('b', 'EQUAL')))),
  ],
  [
    'a membership in each alternative',
    any(on('a', 'ARRAY_CONTAINS'), on('b', 'ARRAY_CONTAINS_ANY', list(2))),
  ],
  ['a negation beside ranges', all(on('a', 'NOT_EQUAL'), on('b', 'GREATER_THAN'))],
  ['ten fields in ranges', all(...Array.from({ length: 10 }, (_, at) => on(`f${at}`, 'LESS_THAN')))],
  ['a name in a range beside one that is fixed', all(key('EQUAL'), key('LESS_THAN'), on('a', 'LESS_THAN'))],
])('takes %s', (_, where) => {
  expect(() => read({ where })).not.toThrow()
})

it.each<[string, JsonObject]>([
  ['thirty-one values of in', on('a', 'IN', list(31))],
  ['eleven values of not-in', on('a', 'NOT_IN', list(11))],
  ['thirty-one values of array-contains-any', on('a', 'ARRAY_CONTAINS_ANY', list(31))],
  ['an empty in', on('a', 'IN', list(0))],
  ['more than thirty disjunctions', all(on('a', 'IN', list(6)), on('b', 'IN', list(6)))],
  ['two memberships at once', all(on('a', 'ARRAY_CONTAINS'), on('b', 'ARRAY_CONTAINS_ANY', list(2)))],
  ['two negations', all(on('a', 'NOT_EQUAL'), unary('b', 'IS_NOT_NULL'))],
  ['not-in beside in', all(on('a', 'NOT_IN', list(2)), on('b', 'IN', list(2)))],
  ['not-in in an alternative', any(on('a', 'NOT_IN', list(2)), on('b', 'EQUAL'))],
  ['eleven fields in ranges', all(...Array.from({ length: 11 }, (_, at) => on(`f${at}`, 'LESS_THAN')))],
  ['a fixed name beside a range of another field', all(key('EQUAL'), on('a', 'NOT_EQUAL'))],
])('refuses %s', (_, where) => {
  expect(() => read({ where })).toThrow(expect.objectContaining({ status: 'INVALID_ARGUMENT' }))
})

it('lets nothing come after the name in an order', () => {
  const refused = expect.objectContaining({
    message: 'order by clause cannot contain more fields after the key',
  })
  expect(() => read({ orderBy: by('a', '__name__') })).not.toThrow()
  expect(() => read({ where: on('a', 'NOT_EQUAL'), orderBy: by('a', '__name__') })).not.toThrow()
  expect(() => read({ orderBy: by('__name__', 'a') })).toThrow(refused)
  expect(() => read({ where: on('a', 'NOT_EQUAL'), orderBy: by('__name__') })).toThrow(refused)
  expect(() => read({ orderBy: by('a', 'a') })).toThrow()
})

it('refuses reserved names on the way to a collection', () => {
  const reserved = expect.objectContaining({ status: 'INVALID_ARGUMENT' })
  expect(() => read({}, `${documents}/a/__bad__`)).toThrow(reserved)
  expect(() => read({}, `${documents}/a`)).toThrow(reserved)
  expect(() => read({ from: [{ collectionId: '__bad__' }] })).toThrow(reserved)
  expect(() => read({ from: [{ collectionId: 'a/b/c' }] })).toThrow(reserved)
  expect(() => read({}, `${documents}/a/__id7__`)).not.toThrow()
})
