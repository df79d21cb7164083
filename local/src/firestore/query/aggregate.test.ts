import { expect, it } from 'vitest'
import type { JsonObject } from '../service/Json.ts'
import { createDatabase } from '../storage/createDatabase.ts'
import { fieldsFromJson } from '../value/fromJson.ts'
import { aggregate, findAggregated, parseAggregations } from './aggregate.ts'
import { parseQuery } from './parseQuery.ts'
import { currentView } from './ReadView.ts'

it('takes one to five aggregations', () => {
  const counts = (size: number) => Array.from({ length: size }, (_, at) => ({ alias: `n${at}`, count: {} }))
  expect(parseAggregations(counts(5))).toHaveLength(5)
  expect(() => parseAggregations(counts(6))).toThrow(/maximum number of aggregations.*is 5. Received: 6/)
  expect(() => parseAggregations([])).toThrow(expect.objectContaining({ status: 'INVALID_ARGUMENT' }))
})

const int = (integerValue: number): JsonObject => ({ integerValue })
const count = { count: {} }
const of = (operator: string, fieldPath: string) => ({ [operator]: { field: { fieldPath } } })

it.each<[string, JsonObject[], JsonObject, unknown[]]>([
  ['all', [count], {}, [4n]],
  ['those with the field, whatever it holds', [of('sum', 'a'), count], {}, [6n, 3n]],
  ['those with all the fields', [of('sum', 'a'), of('avg', 'b'), count], {}, [3n, 15, 2n]],
  ['the first of those with the field', [of('sum', 'a'), count], { limit: 2, offset: 1 }, [5n, 2n]],
])('is made of %s', (_, aggregations, rest, wanted) => {
  const database = createDatabase('projects/p/databases/d', 0n)
  const put = (path: string, fields: JsonObject) =>
    database.apply(1n, [
      { path, before: null, after: { path, fields: fieldsFromJson(fields), createTime: 1n, updateTime: 1n } },
    ])
  put('c/0', { b: int(100) })
  put('c/1', { a: int(1), b: int(10) })
  put('c/2', { a: int(2), b: int(20) })
  put('c/3', { a: int(3) })
  const query = parseQuery('projects/p/databases/d/documents', { from: [{ collectionId: 'c' }], ...rest })
  const parsed = parseAggregations(aggregations)
  const { documents } = findAggregated(currentView(database), query, parsed)
  expect(
    parsed.map(each => aggregate(each, documents)).map(value => 'value' in value && value.value),
  ).toEqual(wanted)
})
