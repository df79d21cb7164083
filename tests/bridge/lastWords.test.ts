import { expect, it } from 'vitest'
import { lastWords } from './lastWords.ts'

it('keeps what an error says and where', () => {
  const stderr = 'TypeError: x is not a function\n\n    at run (file:///a/b.ts:3:4)\n\nNode.js v24\n'
  expect(lastWords(stderr)).toBe(
    'TypeError: x is not a function\n    at run (file:///a/b.ts:3:4)\nNode.js v24',
  )
})

it.each([
  ['Error: cannot store "my phone is 12345"', 'Error: cannot store "…"'],
  [String.raw`Error: 'it\'s me' and "you"`, `Error: '…' and "…"`],
  ['{"severity":"ERROR","message":"quarantined"}', ''],
])('keeps no words of persons: %s', (line, kept) => {
  expect(lastWords(line)).toBe(kept)
})

it('keeps the last lines, and no endless ones', () => {
  const kept = lastWords(Array.from({ length: 50 }, (_, n) => `${n} ${'x'.repeat(1000)}`).join('\n'))
  expect(kept.split('\n')).toHaveLength(12)
  expect(kept.length).toBeLessThan(4000)
})
