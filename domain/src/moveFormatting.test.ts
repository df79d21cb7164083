import fc from 'fast-check'
import { expect, it } from 'vitest'
import { moveFormatting } from './moveFormatting.ts'

const bold = (offset: number, length: number) => ({ type: 'bold' as const, offset, length })

it.each([
  ['abc def', 'abc def!', [bold(4, 3)], [bold(4, 3)]],
  ['abc def', 'xx abc def', [bold(4, 3)], [bold(7, 3)]],
  ['abc def', 'abc DEEF', [bold(0, 3)], [bold(0, 3)]],
  ['abc def ghi', 'abc ghi', [bold(8, 3)], [bold(4, 3)]],
  ['abc', '', [bold(0, 3)], []],
  ['abc def ghi', 'abc de-f ghi', [bold(4, 3)], [bold(4, 4)]],
])('%j → %j', (before, after, was, is) => {
  expect(moveFormatting(before, after, was)).toEqual(is)
})

it('never reaches beyond the text', () => {
  const text = fc.string({ maxLength: 20 })
  const marks = fc.array(
    fc
      .tuple(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 20 }))
      .map(([from, length]) => bold(from, length)),
  )
  fc.assert(
    fc.property(text, text, marks, (before, after, was) => {
      const inside = was.filter(({ offset, length }) => offset + length <= before.length)
      for (const { offset, length } of moveFormatting(before, after, inside)) {
        expect(offset).toBeGreaterThanOrEqual(0)
        expect(length).toBeGreaterThan(0)
        expect(offset + length).toBeLessThanOrEqual(after.length)
      }
      expect(moveFormatting(before, before, inside)).toEqual(inside)
    }),
  )
})
