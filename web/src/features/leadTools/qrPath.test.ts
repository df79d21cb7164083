import decodeQR from 'qr/decode.js'
import { expect, it } from 'vitest'
import { qrPath } from './qrPath.ts'

const SCALE = 4

/** The picture that a path draws, as a camera would give it. */
function draw({ size, path }: ReturnType<typeof qrPath>) {
  const width = size * SCALE
  const data = new Uint8Array(width * width * 4).fill(255)
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/gu))
    for (let dy = 0; dy < SCALE; dy++)
      for (let dx = 0; dx < SCALE; dx++) {
        const at = ((Number(y) * SCALE + dy) * width + Number(x) * SCALE + dx) * 4
        data.fill(0, at, at + 3)
      }
  return { width, height: width, data }
}

it.each([
  'https://t.me/welcome_demo_bot?start=test-na-uroven',
  'https://vk.me/club222222?ref=a1',
  `https://t.me/${'b'.repeat(32)}?start=${'c'.repeat(40)}`,
])('S-77: a reader reads %s', link => expect(decodeQR(draw(qrPath(link)))).toBe(link))
