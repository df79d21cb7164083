import { expect, it } from 'vitest'
import { capabilities } from './capabilities.ts'
import { sendsAs } from './sendsAs.ts'

it.each([
  ['telegram', 'voice', 'audio/webm;codecs=opus', 'itself'],
  ['telegram', 'voice', 'audio/ogg; codecs=opus', 'itself'],
  ['telegram', 'voice', 'audio/mp4', 'itself'],
  ['vk', 'voice', 'audio/webm;codecs=opus', 'itself'],
  ['vk', 'voice', 'audio/mp4', 'file'],
  ['vk', 'video', 'video/mp4', 'file'],
  ['telegram', 'video', 'video/mp4', 'itself'],
  ['telegram', 'photo', 'image/png', 'itself'],
  ['telegram', 'sticker', 'image/webp', null],
] as const)('%s: a %s of %s goes as %s', (messenger, kind, type, as) => {
  expect(sendsAs(capabilities[messenger], kind, type)).toBe(as)
})
