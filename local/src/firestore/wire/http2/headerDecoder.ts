import { connectionError } from './ConnectionError.ts'
import { decodeHuffman } from './decodeHuffman.ts'
import { errorCodes } from './http2Codes.ts'
import { staticHeaders } from './staticHeaders.ts'
import type { Header } from './staticHeaders.ts'

/** Reads the header blocks of one connection, in the order in which they came. */
export type HeaderDecoder = (block: Buffer) => ReadonlyMap<string, string>

const tableSize = 4096
/** What an entry takes beside its text (RFC 7541, 4.1). */
const entryOverhead = 32
/** The most that the headers of one request may come to. */
const mostBytes = 65_536

const wrong = (message: string) => connectionError(errorCodes.compressionError, message)

/**
 * HPACK (RFC 7541) with a table of 4,096 bytes, as it is before anything is agreed on. Of headers that come twice the
 * last one counts. Throws ConnectionErrors: what was not understood makes everything after it unreadable.
 */
export function headerDecoder(): HeaderDecoder {
  /** The newest is the last. */
  const table: Header[] = []
  let used = 0
  let limit = tableSize

  const sizeOf = ([name, value]: Header) => name.length + value.length + entryOverhead
  const evict = (room: number) => {
    let drop = 0
    while (used > room) used -= sizeOf(table[drop++] as Header)
    if (drop > 0) table.splice(0, drop)
  }
  const remember = (header: Header) => {
    used += sizeOf(header)
    table.push(header)
    evict(limit)
  }
  const entryAt = (index: number): Header => {
    const header =
      index <= staticHeaders.length
        ? staticHeaders[index - 1]
        : table[table.length - (index - staticHeaders.length)]
    if (header === undefined) throw wrong('A header refers to nothing.')
    return header
  }

  const reader = primitives()
  const literal = (index: number): Header => [index === 0 ? reader.text() : entryAt(index)[0], reader.text()]

  return block => {
    const headers = new Map<string, string>()
    let bytes = 0
    reader.begin(block)
    const next = (): Header | null => {
      const first = reader.peek()
      if (first >= 0x80) return entryAt(reader.integer(7))
      if (first >= 0x40) {
        const header = literal(reader.integer(6))
        remember(header)
        return header
      }
      if (first < 0x20) return literal(reader.integer(4))
      limit = reader.integer(5)
      if (limit > tableSize || headers.size > 0) throw wrong('The table of headers may not have this size.')
      evict(limit)
      return null
    }
    while (reader.more()) {
      const header = next()
      if (header === null) continue
      bytes += sizeOf(header)
      if (bytes > mostBytes) throw connectionError(errorCodes.enhanceYourCalm, 'The headers are too large.')
      headers.set(header[0], header[1])
    }
    return headers
  }
}

/** Walks over the integers and texts (RFC 7541, 5) of one block after the other. */
function primitives() {
  let block: Buffer = Buffer.alloc(0)
  let at = 0
  const byte = (): number => {
    const next = block[at++]
    if (next === undefined) throw wrong('A header is cut off.')
    return next
  }
  const integer = (prefixBits: number): number => {
    const most = 2 ** prefixBits - 1
    let value = byte() & most
    if (value < most) return value
    for (let scale = 1; scale <= 2 ** 21; scale *= 128) {
      const next = byte()
      value += (next & 127) * scale
      if (next < 128) return value
    }
    throw wrong('A header holds a number that is too large.')
  }
  return {
    begin: (next: Buffer) => {
      block = next
      at = 0
    },
    more: () => at < block.length,
    peek: () => block[at] ?? 0,
    integer,
    text: (): string => {
      const huffman = (block[at] ?? 0) >= 0x80
      const length = integer(7)
      if (length > block.length - at) throw wrong('A header is cut off.')
      at += length
      return huffman
        ? decodeHuffman(block.subarray(at - length, at))
        : block.toString('latin1', at - length, at)
    },
  }
}
