/** Appends protobuf primitives to a growing buffer. */
export interface ByteWriter {
  varint(value: number): void
  /** Two's complement for negative numbers, as int32 and int64 travel. */
  signed(value: bigint): void
  double(value: number): void
  float(value: number): void
  /** Length-delimited. */
  string(value: string): void
  bytes(value: Uint8Array): void
  /** Length-delimited, around whatever `write` appends. */
  nested(write: () => void): void
  finish(): Buffer
}

/** An empty writer; what it makes begins with `room` bytes that are free for something else. */
export function byteWriter(room = 0): ByteWriter {
  let buffer = Buffer.allocUnsafe(256)
  let end = room
  const reserve = (size: number) => {
    if (end + size <= buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, end + size))
    buffer.copy(larger, 0, 0, end)
    buffer = larger
  }
  const varint = (value: number) => {
    reserve(8)
    let rest = value
    for (; rest > 127; rest = Math.floor(rest / 128)) buffer[end++] = (rest % 128) | 128
    buffer[end++] = rest
  }

  return {
    varint,
    signed(value) {
      if (value >= 0n && value <= BigInt(Number.MAX_SAFE_INTEGER)) return varint(Number(value))
      reserve(10)
      let rest = BigInt.asUintN(64, value)
      for (; rest > 127n; rest >>= 7n) buffer[end++] = Number(rest & 127n) | 128
      buffer[end++] = Number(rest)
    },
    double(value) {
      reserve(8)
      end = buffer.writeDoubleLE(value, end)
    },
    float(value) {
      reserve(4)
      end = buffer.writeFloatLE(value, end)
    },
    string(value) {
      const length = Buffer.byteLength(value)
      varint(length)
      reserve(length)
      end += buffer.write(value, end)
    },
    bytes(value) {
      varint(value.length)
      reserve(value.length)
      buffer.set(value, end)
      end += value.length
    },
    nested(write) {
      reserve(1)
      const start = end++
      write()
      const length = end - start - 1
      let prefix = 1
      for (let rest = length; rest > 127; rest = Math.floor(rest / 128)) prefix++
      if (prefix > 1) {
        reserve(prefix)
        buffer.copyWithin(start + prefix, start + 1, end)
      }
      end = start
      varint(length)
      end += length
    },
    finish: () => buffer.subarray(0, end),
  }
}
