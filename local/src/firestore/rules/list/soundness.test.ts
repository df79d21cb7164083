import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fieldAt } from '../../value/fieldAt.ts'
import { matchesFilter } from '../../query/matchesFilter.ts'
import type { Filter } from '../../query/Filter.ts'
import { and, document, get, list, or, rulesOf, where } from '../testing.ts'

const field = fc.constantFrom('a', 'b', 'c.d')
const scalar = fc.constantFrom<null | boolean | bigint | number | string>(null, true, 1n, 2n, 2, 3n, 'x', 'y')
const several = fc.array(scalar, { minLength: 1, maxLength: 3 })

const condition: fc.Arbitrary<Filter> = fc.oneof(
  fc
    .tuple(field, fc.constantFrom('EQUAL', 'NOT_EQUAL', 'ARRAY_CONTAINS'), scalar)
    .map(([name, op, value]) => where(name, op, value)),
  fc
    .tuple(
      field,
      fc.constantFrom('LESS_THAN', 'LESS_THAN_OR_EQUAL', 'GREATER_THAN', 'GREATER_THAN_OR_EQUAL'),
      scalar,
    )
    .map(([name, op, value]) => where(name, op, value)),
  fc
    .tuple(field, fc.constantFrom('IN', 'NOT_IN', 'ARRAY_CONTAINS_ANY'), several)
    .map(([name, op, values]) => where(name, op, values)),
)
const { filter } = fc.letrec<{ filter: Filter }>(tie => ({
  filter: fc.oneof(
    { maxDepth: 2 },
    condition,
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map(parts => and(...parts)),
    fc.array(tie('filter'), { minLength: 1, maxLength: 3 }).map(parts => or(...parts)),
  ),
}))

const literal = fc.constantFrom('null', 'true', '1', '2', '2.0', '3', "'x'", "'y'")
const place = fc.constantFrom('resource.data.a', 'resource.data.b', 'resource.data.c.d')
// Not `is int`: a query for 2 finds 2.0 too, yet Google takes the field for what the query says.
const atom = fc.oneof(
  fc
    .tuple(place, fc.constantFrom('==', '!=', '<', '<=', '>', '>='), literal)
    .map(([left, operator, right]) => `${left} ${operator} ${right}`),
  fc
    .tuple(literal, fc.constantFrom('==', '<', '>='), place)
    .map(([left, operator, right]) => `${left} ${operator} ${right}`),
  fc.tuple(literal, place).map(([item, container]) => `${item} in ${container}`),
  fc.tuple(place, literal, literal).map(([item, one, two]) => `${item} in [${one}, ${two}]`),
  fc
    .tuple(place, fc.constantFrom('string', 'number', 'list', 'bool', 'map'))
    .map(([value, type]) => `${value} is ${type}`),
  fc
    .tuple(place, fc.constantFrom('hasAny', 'hasAll', 'hasOnly'), literal)
    .map(([value, method, item]) => `${value}.${method}([${item}])`),
  fc.constantFrom(
    "'a' in resource.data",
    "'d' in resource.data.c",
    "resource.data.get('a', 1) == 1",
    'resource.data.keys().hasAll(["a"])',
    'resource.data.a + 1 > 2',
    'resource.data.a == resource.data.b',
  ),
)
const { rule } = fc.letrec<{ rule: string }>(tie => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    atom,
    tie('rule').map(inner => `!(${inner})`),
    fc
      .tuple(tie('rule'), fc.constantFrom('&&', '||'), tie('rule'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc.tuple(tie('rule'), tie('rule'), tie('rule')).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
  ),
}))

const content = fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }))
const rows = fc.array(
  fc.record({ a: content, b: content, c: fc.record({ d: content }) }, { requiredKeys: [] }),
  { minLength: 30, maxLength: 30 },
)

test('what a list is allowed, a get of every row it returns is allowed too', () => {
  let proven = 0
  fc.assert(
    fc.property(rule, filter, rows, (expression, query, candidates) => {
      const rules = rulesOf(`match /things/{id} { allow read: if ${expression}; }`)
      if (!rules.check(list('things', { where: query })).allowed) return
      for (const candidate of candidates) {
        const row = document('things/t1', candidate)
        if (!matchesFilter(query, field => fieldAt(row.fields, field))) continue
        proven += 1
        expect(rules.check(get('things/t1', { resource: row }))).toMatchObject({ allowed: true })
      }
    }),
    { numRuns: 3000 },
  )
  expect(proven).toBeGreaterThan(20)
})
