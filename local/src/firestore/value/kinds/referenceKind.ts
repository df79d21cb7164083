import { comparePaths } from '../comparePaths.ts'
import { invalid } from '../invalid.ts'
import type { Kind } from './Kind.ts'

/** The full resource name of a document, ordered segment by segment. */
export const referenceKind: Kind<'reference'> = {
  rank: 6,
  jsonKey: 'referenceValue',
  compare: (left, right) => comparePaths(left.name, right.name),
  // Each segment below the database counts its bytes and one, the whole name sixteen.
  size: ({ name }) =>
    name
      .split('/')
      .slice(5)
      .reduce((sum, segment) => sum + Buffer.byteLength(segment) + 1, 16),
  toJson: ({ name }) => name,
  fromJson: json => {
    if (typeof json !== 'string' || !/^projects\/[^/]+\/databases\/[^/]+\/documents(\/|$)/.test(json))
      throw invalid('referenceValue must be the name of a document.')
    return { kind: 'reference', name: json }
  },
}
