import { expect, it } from 'vitest'
import { parseTimeout } from './parseTimeout.ts'

it.each<[string | undefined, number | null]>([
  [undefined, null],
  ['', null],
  ['5', null],
  ['5x', null],
  ['123456789S', null],
  ['5S', 5000],
  ['250m', 250],
  ['1M', 60_000],
  ['1H', 3_600_000],
  ['5000u', 5],
  ['99999999H', 2 ** 31 - 1],
])('reads the deadline %s', (header, ms) => expect(parseTimeout(header)).toBe(ms))
