import { expect, it } from 'vitest'
import { showsInline } from './showsInline.ts'

it.each([
  ['photo', 'image/jpeg', true],
  ['photo', 'image/svg+xml', false],
  ['photo', 'text/html', false],
  ['video', 'video/mp4', true],
  ['video', 'application/x-shockwave-flash', false],
  ['animation', 'image/gif', true],
  ['sticker', 'video/webm', true],
  ['sticker', 'application/x-tgsticker', false],
  ['voice', 'audio/ogg; codecs=opus', true],
  ['audio', 'audio/mpeg', true],
  ['file', 'image/png', false],
] as const)('%s of %s: %s', (kind, type, shown) => {
  expect(showsInline(kind, type)).toBe(shown)
})
