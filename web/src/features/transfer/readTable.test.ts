import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { guessDelimiter, readTable } from './readTable.ts'
import type { TableRow } from './readTable.ts'

async function* cut(text: string, sizes: readonly number[]) {
  for (let from = 0, index = 0; from < text.length; index++) {
    const size = sizes[index % sizes.length] ?? 1
    yield text.slice(from, from + size)
    from += size
  }
}
async function read(text: string, delimiter = ';', sizes: readonly number[] = [7]): Promise<TableRow[]> {
  const rows: TableRow[] = []
  for await (const row of readTable(cut(text, sizes), delimiter)) rows.push(row)
  return rows
}

it('reads what was written, wherever the pieces are cut', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'я', '"', ';', ',', ' ', '\n', '\r\n', '=') })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      fc.constantFrom('\n', '\r\n'),
      async (rows, sizes, newline) => {
        const text = Papa.unparse(rows, { delimiter: ';', newline, quotes: true })
        const found = await read(text, ';', sizes)
        expect(found).toEqual(rows.map(cells => ({ cells, broken: false })))
      },
    ),
  )
})

it('gives up a row whose quotes are broken, and no other', async () => {
  const text = 'name;phone\n"Anna" x;1\nIvan;2\n"Oleg;3\nEve;4\n'
  const rows = await read(text)
  expect(rows.filter(({ broken }) => !broken).map(({ cells }) => cells[0])).toEqual([
    'name',
    'Ivan',
    'Eve',
    '',
  ])
  expect(rows.filter(({ broken }) => broken)).toHaveLength(2)
})

it('does not hold a file back because of a quote that never closes', async () => {
  const text = `"open;1\n${'Ivan;2\n'.repeat(100_000)}`
  const rows = await read(text, ';', [64 * 1024])
  expect(rows.filter(({ broken }) => broken)).toHaveLength(1)
  expect(rows.filter(({ cells }) => cells[0] === 'Ivan')).toHaveLength(100_000)
})

it('knows what stands between cells', () => {
  expect(guessDelimiter('a;b;c\n1,5;2;3\n')).toBe(';')
  expect(guessDelimiter('a,b\n1,2\n')).toBe(',')
  expect(guessDelimiter('a\tb\n1\t2\n')).toBe('\t')
  expect(guessDelimiter('name\nAnna\n')).toBe(',')
})
