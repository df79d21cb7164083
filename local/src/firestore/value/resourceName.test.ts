import { expect, it } from 'vitest'
import { parseDocumentName } from './resourceName.ts'

const root = 'projects/p/databases/(default)/documents'

it('splits a name', () => {
  expect(parseDocumentName(`${root}/people/p 1/x/__id7__`)).toEqual({
    database: 'projects/p/databases/(default)',
    path: 'people/p 1/x/__id7__',
  })
})

it.each([
  'people/p1',
  root,
  `${root}/people`,
  `${root}/people/`,
  `${root}/people/.`,
  `${root}/people/..`,
  `${root}/people/__x__`,
  `${root}//p1`,
  `${root}/people/${'я'.repeat(751)}`,
])('refuses %s', name => {
  expect(() => parseDocumentName(name)).toThrow(expect.objectContaining({ status: 'INVALID_ARGUMENT' }))
})
