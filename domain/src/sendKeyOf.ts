/**
 * The key of one of our messages by which a messenger knows a repeat of it: a whole number of 53 bits, never 0, the same
 * for the same id for ever. Fewer bits would collide, and a collision is a message that is silently not sent. Two 32-bit
 * hashes that are mixed with each other (cyrb53).
 */
export function sendKeyOf(messageId: string): string {
  let one = 0xdeadbeef
  let two = 0x41c6ce57
  for (let i = 0; i < messageId.length; i++) {
    const unit = messageId.charCodeAt(i)
    one = Math.imul(one ^ unit, 2654435761)
    two = Math.imul(two ^ unit, 1597334677)
  }
  const high = mixed(two, one) & 0x1fffff
  const low = mixed(one, two) >>> 0
  return String(high * 2 ** 32 + low || 1)
}

const mixed = (hash: number, other: number) =>
  Math.imul(hash ^ (hash >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
