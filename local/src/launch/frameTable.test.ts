import { expect, it } from 'vitest'
import { frameTable } from './frameTable.ts'

it('frames rows and rules', () => {
  expect(frameTable([['Page', 'http://x'], [], ['A', '']])).toBe(
    [
      '┌──────┬──────────┐',
      '│ Page │ http://x │',
      '├──────┼──────────┤',
      '│ A    │          │',
      '└──────┴──────────┘',
    ].join('\n'),
  )
})
