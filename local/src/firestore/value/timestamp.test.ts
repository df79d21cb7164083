import { expect, it } from 'vitest'
import { formatTimestamp, parseTimestamp } from './timestamp.ts'

it.each([
  ['2026-09-01T03:04:05.678901Z', '2026-09-01T03:04:05.678901Z'],
  ['2026-09-01T03:04:05Z', '2026-09-01T03:04:05.000000Z'],
  ['2026-09-01T03:04:05.123456789Z', '2026-09-01T03:04:05.123456Z'],
  ['2026-09-01T03:04:05.5+03:00', '2026-09-01T00:04:05.500000Z'],
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000000Z'],
  ['1969-12-31T23:59:59.999999Z', '1969-12-31T23:59:59.999999Z'],
])('reads %s', (text, written) => {
  expect(formatTimestamp(parseTimestamp(text))).toBe(written)
})

it.each(['', 'yesterday', '2026-13-01T00:00:00Z', '2026-09-01', '2026-09-01T03:04:05'])(
  'refuses "%s"',
  text => {
    expect(() => parseTimestamp(text)).toThrow('Invalid timestamp')
  },
)
