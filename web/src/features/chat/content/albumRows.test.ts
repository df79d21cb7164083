import { expect, it } from 'vitest'
import { albumRows, albumSpans } from './albumRows.ts'

it('places every picture once, none in a crowd', () => {
  for (let count = 0; count <= 25; count++) {
    expect(albumRows(count).reduce((sum, inRow) => sum + inRow, 0)).toBe(count)
    expect(albumSpans(count)).toHaveLength(count)
    for (const inRow of albumRows(count)) expect(inRow).toBeLessThanOrEqual(3)
  }
})
