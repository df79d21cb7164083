/** Walks over protobuf primitives; every method throws when the buffer, or the message in it, ends too early. */
export interface ByteReader {
  /** Whether anything is left of the message that is being read. */
  more(): boolean
  /** The next field's number times eight, and its wire type. */
  tag(): number
  /** An integer; a number when it is small enough for one, as almost all are. */
  varint(): number | bigint
  double(): number
  float(): number
  string(): string
  /** Bytes in base64. */
  base64(): string
  /** The content of a length-delimited field; not copied. */
  delimited(): Buffer
  /** Begins to read a message within this one; what it returns is for `leave`. */
  enter(): number
  /** Goes back to the message around the one that has been read. */
  leave(outer: number): void
  skip(wireType: number): void
}

/** The scale of each byte of a varint that still fits a number. */
const safeScale = 2 ** 42

/** A reader at the start of `buffer`. */
export function byteReader(buffer: Buffer): ByteReader {
  let at = 0
  let end = buffer.length
  const need = (size: number) => {
    if (size > end - at) throw new RangeError('The message is cut off.')
  }
  const small = (): number => {
    let value = 0
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      need(1)
      const byte = buffer[at++] as number
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
    throw new RangeError('The message holds a tag or length that is too large.')
  }
  const varint = (): number | bigint => {
    let value = 0
    for (let scale = 1; scale <= safeScale; scale *= 128) {
      need(1)
      const byte = buffer[at++] as number
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
    let large = BigInt(value)
    for (let shift = 49n; shift < 70n; shift += 7n) {
      need(1)
      const byte = buffer[at++] as number
      large |= BigInt(byte & 127) << shift
      if (byte < 128) return BigInt.asUintN(64, large)
    }
    throw new RangeError('The message holds a number that is too large.')
  }
  const advance = (size: number): number => {
    need(size)
    at += size
    return at - size
  }

  return {
    more: () => at < end,
    tag: small,
    varint,
    double: () => buffer.readDoubleLE(advance(8)),
    float: () => buffer.readFloatLE(advance(4)),
    string: () => {
      const start = advance(small())
      return buffer.toString('utf8', start, at)
    },
    base64: () => {
      const start = advance(small())
      return buffer.toString('base64', start, at)
    },
    delimited: () => {
      const start = advance(small())
      return buffer.subarray(start, at)
    },
    enter: () => {
      const size = small()
      need(size)
      const outer = end
      end = at + size
      return outer
    },
    leave: outer => {
      end = outer
    },
    skip: wireType => {
      if (wireType === 0) varint()
      else if (wireType === 1) advance(8)
      else if (wireType === 2) advance(small())
      else if (wireType === 5) advance(4)
      else throw new RangeError(`The message holds a field of the unknown wire type ${wireType}.`)
    },
  }
}
