import { staticHeaders } from './staticHeaders.ts'
import type { Header } from './staticHeaders.ts'

/**
 * A header block that neither uses nor changes what was sent before (RFC 7541, 6.2.2), so that the bytes for the same
 * headers are the same for everyone. Values are ASCII.
 */
export function encodeHeaderBlock(headers: readonly Header[]): Buffer {
  return Buffer.concat(headers.flatMap(encodeHeader))
}

function encodeHeader([name, value]: Header): readonly Buffer[] {
  const whole = staticHeaders.findIndex(each => each[0] === name && each[1] === value)
  if (whole >= 0) return [integer(whole + 1, 7, 0x80)]
  const named = staticHeaders.findIndex(each => each[0] === name)
  const head = named >= 0 ? [integer(named + 1, 4, 0)] : [integer(0, 4, 0), ...text(name)]
  return [...head, ...text(value)]
}

const text = (value: string): readonly Buffer[] => {
  const bytes = Buffer.from(value, 'latin1')
  return [integer(bytes.length, 7, 0), bytes]
}

function integer(value: number, prefixBits: number, first: number): Buffer {
  const most = 2 ** prefixBits - 1
  if (value < most) return Buffer.from([first | value])
  const bytes = [first | most]
  let rest = value - most
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  bytes.push(rest)
  return Buffer.from(bytes)
}
