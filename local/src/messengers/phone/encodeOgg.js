/**
 * Puts packets of Opus (mono, 48 kHz ticks) into an OGG: https://www.rfc-editor.org/rfc/rfc7845
 * @param {Uint8Array[]} packets each of 20 ms
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function encodeOgg(packets) {
  const perPage = 50
  const ticks = 960
  const head = new Uint8Array(19)
  head.set(new TextEncoder().encode('OpusHead'))
  head.set([1, 1], 8)
  new DataView(head.buffer).setUint32(12, 48_000, true)
  const tags = new Uint8Array(16)
  tags.set(new TextEncoder().encode('OpusTags'))
  const pages = [page(0, 0, 2, [head]), page(1, 0, 0, [tags])]
  for (let at = 0; at < packets.length; at += perPage) {
    const some = packets.slice(at, at + perPage)
    const last = at + perPage >= packets.length
    pages.push(page(pages.length, (at + some.length) * ticks, last ? 4 : 0, some))
  }
  return joined(pages)
}

/** @param {Uint8Array[]} parts @returns {Uint8Array<ArrayBuffer>} */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** How a packet's length is written: 255 as often as it fits, then the rest. @param {Uint8Array} packet */
const lacing = ({ length }) => [...Array(Math.floor(length / 255)).fill(255), length % 255]

/** @param {number} number @param {number} position @param {number} flags @param {Uint8Array[]} packets */
function page(number, position, flags, packets) {
  const segments = packets.flatMap(lacing)
  const header = new Uint8Array(27 + segments.length)
  const view = new DataView(header.buffer)
  header.set(new TextEncoder().encode('OggS'))
  header[5] = flags
  view.setBigUint64(6, BigInt(position), true)
  view.setUint32(14, 1, true)
  view.setUint32(18, number, true)
  header[26] = segments.length
  header.set(segments, 27)
  const whole = joined([header, ...packets])
  new DataView(whole.buffer).setUint32(22, checksum(whole), true)
  return whole
}

/** @param {Uint8Array} bytes */
function checksum(bytes) {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 24
    for (let bit = 0; bit < 8; bit++) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  }
  return sum >>> 0
}
