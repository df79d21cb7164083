/** The encodings in which tables come, by the names that `TextDecoder` knows. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1251'] as const
export type Encoding = (typeof encodings)[number]

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * In which encoding a file is written, by its first bytes: what its mark says; else UTF-16 where every other byte is
 * zero as often as in Latin text, UTF-8 where the bytes can be that, and windows-1251 where they cannot.
 */
export function guessEncoding(head: Uint8Array): Encoding {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => head[index] === byte))
  if (marked) return marked[0]
  const zeros = [0, 0]
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  // Separators and line ends are enough to tell, also where all letters are Cyrillic.
  if (odd > head.length / 50 && odd > even * 4) return 'utf-16le'
  if (even > head.length / 50 && even > odd * 4) return 'utf-16be'
  return isUtf8(head) ? 'utf-8' : 'windows-1251'
}

/** Whether bytes are UTF-8, up to a character that is cut off at their end. */
function isUtf8(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length;) {
    const byte = bytes[index] ?? 0
    const more = byte < 0x80 ? 0 : byte >= 0xc2 && byte < 0xe0 ? 1 : byte >= 0xe0 && byte < 0xf0 ? 2 : 3
    if (more === 3 && (byte < 0xf0 || byte > 0xf4)) return false
    const rest = bytes.subarray(index + 1, index + 1 + more)
    if (!rest.every(next => next >= 0x80 && next < 0xc0)) return false
    index += 1 + more
  }
  return true
}
