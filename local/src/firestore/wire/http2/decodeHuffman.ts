import { connectionError } from './ConnectionError.ts'
import { errorCodes } from './http2Codes.ts'

// The bits of each symbol's code (RFC 7541, Appendix B); the last is the end of the string, which is never sent. The
// code is canonical: codes of one length follow each other in the order of their symbols.
const lengths = [
  13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28,
  28, 28, 28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7,
  8, 15, 6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19,
  13, 14, 6, 15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13,
  28, 20, 22, 20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21,
  22, 23, 22, 23, 23, 24, 22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23,
  22, 23, 23, 20, 22, 22, 22, 23, 22, 22, 23, 26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25,
  19, 21, 26, 27, 27, 26, 27, 24, 21, 21, 26, 26, 28, 27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25,
  25, 24, 24, 26, 23, 26, 27, 26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26, 30,
]
const endOfString = 256

/** A binary tree: `tree[2 * node + bit]` is the next node, or a leaf as `-1 - symbol`. */
const tree = buildTree()

function buildTree(): Int16Array {
  const symbols = lengths.map((length, symbol) => ({ length, symbol }))
  symbols.sort((a, b) => a.length - b.length || a.symbol - b.symbol)
  const nodes = new Int16Array(2 * lengths.length)
  let last = 0
  let code = 0
  let before = symbols[0]?.length ?? 0
  for (const { length, symbol } of symbols) {
    code *= 2 ** (length - before)
    before = length
    let node = 0
    for (let bit = length - 1; bit > 0; bit -= 1) {
      const side = 2 * node + ((code >>> bit) & 1)
      if (nodes[side] === 0) nodes[side] = last += 1
      node = nodes[side] ?? 0
    }
    nodes[2 * node + (code & 1)] = -1 - symbol
    code += 1
  }
  return nodes
}

const wrong = () => connectionError(errorCodes.compressionError, 'A header is no Huffman code.')

/** Reads the text of a Huffman code; throws a ConnectionError when it is none. */
export function decodeHuffman(bytes: Buffer): string {
  // The shortest code has five bits.
  const text = Buffer.allocUnsafe(Math.ceil((bytes.length * 8) / 5))
  let size = 0
  let node = 0
  let pending = 0
  let ones = true
  for (const byte of bytes) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      const side = (byte >>> bit) & 1
      const next = tree[2 * node + side] ?? 0
      if (next >= 0) {
        node = next
        pending += 1
        ones &&= side === 1
        continue
      }
      if (next === -1 - endOfString) throw wrong()
      text[size++] = -1 - next
      node = 0
      pending = 0
      ones = true
    }
  }
  // What is left must be a part of the end of the string: less than a byte, and ones alone.
  if (pending > 7 || !ones) throw wrong()
  return text.toString('latin1', 0, size)
}
