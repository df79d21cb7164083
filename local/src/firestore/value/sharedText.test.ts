import { expect, it } from 'vitest'
import { sharedText } from './sharedText.ts'

it('gives a short text that came up lately again, and others anew', () => {
  const first = sharedText('open')
  expect(first).toEqual({ kind: 'string', value: 'open' })
  for (let index = 0; index < 20_000; index++) sharedText(`${index}`)
  expect(sharedText('open')).toBe(first)
  for (let index = 0; index < 40_000; index++) sharedText(`${index}`)
  expect(sharedText('open')).toEqual(first)
  expect(sharedText('open')).not.toBe(first)
  expect(sharedText('x'.repeat(41))).not.toBe(sharedText('x'.repeat(41)))
})
