import { expect, it } from 'vitest'
import { uploadType } from './uploadType.ts'

it.each([
  ['image/jpeg', 'image/jpeg'],
  ['audio/webm;codecs=opus', 'audio/webm;codecs=opus'],
  ['', 'application/octet-stream'],
  ['text/html', 'application/octet-stream'],
  ['image/svg+xml', 'application/octet-stream'],
  ['application/xhtml+xml', 'application/octet-stream'],
  ['text/javascript', 'application/octet-stream'],
])('%j is stored as %s', (type, stored) => {
  expect(uploadType(type)).toBe(stored)
})
