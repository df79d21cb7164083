import { describe, expect, it } from 'vitest'
import { createRandom } from '../../seed/createRandom.ts'
import { comparePaths } from '../value/comparePaths.ts'
import { compareValues } from '../value/compareValues.ts'
import type { StoredDocument, Value } from '../value/Value.ts'
import { createIndex } from './createIndex.ts'
import type { IndexDefinition } from './createIndex.ts'

const random = createRandom(20_261_128)
const text = (value: string): Value => ({ kind: 'string', value })
const elements: readonly Value[] = [
  ...Array.from({ length: 30 }, (_, index) => text(`word${index}`)),
  { kind: 'integer', value: 1n },
  { kind: 'double', value: 1 },
  { kind: 'null' },
  { kind: 'map', fields: new Map([['a', text('b')]]) },
]
const versionOf = (id: number): StoredDocument => {
  const values = Array.from(
    { length: random.below(5) },
    () => elements[random.below(elements.length)] as Value,
  )
  // `word0` is in most of them, so that its part needs more than one chunk.
  const list: Value = { kind: 'array', values: random.below(4) ? [...values, text('word0')] : values }
  const fields = new Map<string, Value>([['at', { kind: 'integer', value: BigInt(random.below(50)) }]])
  if (random.below(20)) fields.set('words', random.below(20) ? list : text('no list'))
  if (random.below(20) === 0) fields.delete('at')
  return { path: `people/${id}`, fields, createTime: 1n, updateTime: 1n }
}

describe.each<[string, IndexDefinition]>([
  ['without parts', { contains: null, fields: [{ field: ['at'], mode: 'DESC' }], nameDirection: 'ASC' }],
  ['over a list', { contains: ['words'], fields: [], nameDirection: 'DESC' }],
  [
    'over a list, sorted',
    { contains: ['words'], fields: [{ field: ['at'], mode: 'ASC' }], nameDirection: 'ASC' },
  ],
])('an index %s', (_, definition) => {
  it('has what a scan has, in its order, whether built at once or kept by every change', () => {
    const documents = new Map<number, StoredDocument>()
    for (let id = 0; id < 1500; id++) documents.set(id, versionOf(id))
    const index = createIndex(definition, documents.values())
    expectScan(index, documents.values(), definition)
    for (let change = 0; change < 4000; change++) {
      const id = random.below(1800)
      const before = documents.get(id) ?? null
      const after = random.below(3) ? versionOf(id) : null
      index.apply(before, after)
      if (after === null) documents.delete(id)
      else documents.set(id, after)
    }
    expectScan(index, documents.values(), definition)
    for (const [id, document] of documents) if (id >= 3) index.apply(document, null)
    const left = [...documents].filter(([id]) => id < 3).map(([, document]) => document)
    expectScan(index, left, definition)
  })
})

function expectScan(
  index: ReturnType<typeof createIndex>,
  documents: Iterable<StoredDocument>,
  { contains, fields, nameDirection }: IndexDefinition,
): void {
  const all = [...documents].filter(each => fields.every(({ field }) => each.fields.has(field[0] ?? '')))
  for (const element of contains === null ? [null] : elements) {
    const meant = all.filter(each => {
      const list = each.fields.get('words')
      return (
        element === null ||
        (list?.kind === 'array' && list.values.some(value => compareValues(value, element) === 0))
      )
    })
    meant.sort((a, b) => {
      for (const { field, mode } of fields) {
        const [left, right] = [a.fields.get(field[0] ?? ''), b.fields.get(field[0] ?? '')]
        const order = left && right ? compareValues(left, right) : 0
        if (order !== 0) return mode === 'DESC' ? -order : order
      }
      return comparePaths(a.path, b.path) * (nameDirection === 'DESC' ? -1 : 1)
    })
    expect(index.documents(element).flat()).toEqual(meant)
  }
}
