import type { Segment } from './Segment.ts'

/** The words of a tree without their formatting. */
export const plainOf = (tree: readonly Segment[]): string =>
  tree.map(node => (node.type === 'text' ? node.text : plainOf(node.children))).join('')
