/** Walks over protobuf primitives; every method throws when the buffer ends too early. */
export interface ByteReader {
  more(): boolean
  /** The next field's number and wire type. */
  tag(): { readonly number: number; readonly wireType: number }
  varint(): bigint
  double(): number
  float(): number
  /** The content of a length-delimited field; not copied. */
  delimited(): Buffer
  skip(wireType: number): void
}

/** A reader at the start of `buffer`. */
export function byteReader(buffer: Buffer): ByteReader {
  let at = 0
  const need = (size: number) => {
    if (size > buffer.length - at) throw new RangeError('The message is cut off.')
  }
  const small = (): number => {
    let value = 0
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      need(1)
      const byte = buffer[at++] ?? 0
      value += (byte & 127) * scale
      if (byte < 128) return value
    }
    throw new RangeError('The message holds a tag or length that is too large.')
  }
  const varint = (): bigint => {
    let value = 0n
    for (let shift = 0n; shift < 70n; shift += 7n) {
      need(1)
      const byte = buffer[at++] ?? 0
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return BigInt.asUintN(64, value)
    }
    throw new RangeError('The message holds a number that is too large.')
  }
  const advance = (size: number): number => {
    need(size)
    at += size
    return at - size
  }

  return {
    more: () => at < buffer.length,
    tag: () => {
      const tag = small()
      return { number: Math.floor(tag / 8), wireType: tag % 8 }
    },
    varint,
    double: () => buffer.readDoubleLE(advance(8)),
    float: () => buffer.readFloatLE(advance(4)),
    delimited: () => {
      const size = small()
      const start = advance(size)
      return buffer.subarray(start, start + size)
    },
    skip(wireType) {
      if (wireType === 0) varint()
      else if (wireType === 1) advance(8)
      else if (wireType === 2) advance(small())
      else if (wireType === 5) advance(4)
      else throw new RangeError(`The message holds a field of the unknown wire type ${wireType}.`)
    },
  }
}
