import { expect, it } from 'vitest'
import { mergePages } from './mergePages.ts'

const page = (...names: string[]) => names.map(name => ({ id: name[0] ?? '', name, pending: false }))
const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name)

it('puts the pages one after another', () => {
  expect(names(mergePages([page('a', 'b'), page('c')]))).toEqual(['a', 'b', 'c'])
})

it('shows a row that is on its way between two pages once, where it goes to', () => {
  expect(names(mergePages([page('c new', 'a'), page('b', 'c old')]))).toEqual(['c new', 'a', 'b'])
})

it('hands a single page through untouched', () => {
  const only = page('a')
  expect(mergePages([only])).toBe(only)
  expect(mergePages([])).toEqual([])
})
