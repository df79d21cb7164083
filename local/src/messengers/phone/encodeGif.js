import { joined } from './encodeOgg.js'

/**
 * A looping GIF of frames that are numbers of colours, one byte a pixel.
 * @param {number} width @param {number} height
 * @param {number[][]} palette at most 16 colours, each red, green, blue
 * @param {Uint8Array[]} frames
 * @param {number} delay between frames in hundredths of a second
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function encodeGif(width, height, palette, frames, delay) {
  const word = (/** @type {number} */ value) => [value & 255, value >> 8]
  const colours = Array.from({ length: 16 }, (_, i) => palette[i] ?? [0, 0, 0]).flat()
  const text = (/** @type {string} */ value) => [...new TextEncoder().encode(value)]
  const start = [...text('GIF89a'), ...word(width), ...word(height), 0xf3, 0, 0, ...colours]
  const loop = [0x21, 0xff, 11, ...text('NETSCAPE2.0'), 3, 1, 0, 0, 0]
  const drawn = frames.flatMap(frame => [
    Uint8Array.from([0x21, 0xf9, 4, 0, ...word(delay), 0, 0]),
    Uint8Array.from([0x2c, 0, 0, 0, 0, ...word(width), ...word(height), 0, 4]),
    packed(frame),
  ])
  return joined([Uint8Array.from([...start, ...loop]), ...drawn, Uint8Array.of(0x3b)])
}

/**
 * The pixels as LZW without a growing table: every few codes it is cleared, so that codes stay 5 bits long.
 * @param {Uint8Array} pixels
 */
function packed(pixels) {
  const clear = 16
  /** @type {number[]} */
  const bytes = []
  let held = 0
  let bits = 0
  const put = (/** @type {number} */ code) => {
    held |= code << bits
    bits += 5
    while (bits >= 8) {
      bytes.push(held & 255)
      held >>= 8
      bits -= 8
    }
  }
  pixels.forEach((pixel, i) => {
    if (i % 12 === 0) put(clear)
    put(pixel)
  })
  put(clear + 1)
  bytes.push(held & 255)
  /** @type {number[]} */
  const blocks = []
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.slice(at, at + 255)
    blocks.push(block.length, ...block)
  }
  return Uint8Array.from([...blocks, 0])
}
