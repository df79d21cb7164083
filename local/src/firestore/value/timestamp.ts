import { invalid } from './invalid.ts'

const rfc3339 = /^(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:\d\d)$/

/** Reads an RFC 3339 instant as microseconds since the epoch; finer digits are cut. Throws INVALID_ARGUMENT. */
export function parseTimestamp(text: string): bigint {
  const [, date, time, fraction = '', zone = 'Z'] = rfc3339.exec(text) ?? []
  const millis = date === undefined ? NaN : Date.parse(`${date}T${String(time)}${zone.toUpperCase()}`)
  if (Number.isNaN(millis)) throw invalid(`Invalid timestamp: ${JSON.stringify(text)}.`)
  return BigInt(millis) * 1000n + BigInt(fraction.padEnd(6, '0').slice(0, 6))
}

// The times of one commit are one and the same, and are asked for one after the other.
let last = { micros: 0n, text: '1970-01-01T00:00:00.000000Z' }

/** Writes microseconds since the epoch as RFC 3339 with six digits of fraction. */
export function formatTimestamp(micros: bigint): string {
  if (last.micros === micros) return last.text
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = new Date(Number((micros - fraction) / 1000n)).toISOString().slice(0, 19)
  const text = `${seconds}.${String(fraction).padStart(6, '0')}Z`
  last = { micros, text }
  return text
}
