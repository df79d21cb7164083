import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatFieldPath, parseFieldPath } from './fieldPath.ts'

it('reads back what it writes, whatever the segments', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }), path => {
      expect(parseFieldPath(formatFieldPath(path))).toEqual(path)
    }),
  )
})

it('reads backticks', () => {
  expect(parseFieldPath('a.`b.c`.`d\\`e\\\\`')).toEqual(['a', 'b.c', 'd`e\\'])
})

it.each(['', '.', 'a.', 'a..b', '`a', 'a`b`'])('refuses "%s"', text => {
  expect(() => parseFieldPath(text)).toThrow('Invalid property path')
})
