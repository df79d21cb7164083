const polynomial = 0x82f63b78

const lookup = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ polynomial : rest >>> 1
  return rest
})

/** The Castagnoli checksum, as an unsigned 32-bit number. */
export const crc32c = (data: Uint8Array): number => {
  let rest = 0xffffffff
  for (const byte of data) rest = (rest >>> 8) ^ (lookup[(rest ^ byte) & 0xff] ?? 0)
  return (rest ^ 0xffffffff) >>> 0
}
