import type { Attachment } from '@chats/domain/Attachment'
import type { FileContent } from '@chats/domain/Content'
import { expect, it } from 'vitest'
import { contentLook } from './contentLook.ts'

const carrying = (kind: FileContent['kind'], state: Attachment['state'], type: string): FileContent => ({
  kind,
  file: { state, name: 'a', type },
})

it.each([
  ['photo', 'stored', 'image/jpeg', 'media'],
  ['photo', 'pending', 'image/jpeg', 'media'],
  ['photo', 'failed', '', 'media'],
  ['photo', 'too_big', 'image/jpeg', 'file'],
  ['photo', 'stored', 'image/svg+xml', 'file'],
  ['video', 'stored', 'video/mp4', 'media'],
  ['video', 'stored', 'text/html', 'file'],
  ['animation', 'stored', 'video/mp4', 'media'],
  ['round', 'stored', 'video/mp4', 'bare'],
  ['sticker', 'stored', 'application/x-tgsticker', 'bare'],
  ['voice', 'stored', 'audio/ogg', 'card'],
  ['voice', 'pending', 'audio/ogg', 'file'],
  ['audio', 'failed', 'audio/mpeg', 'file'],
  ['file', 'stored', 'image/png', 'file'],
] as const)('a %s that is %s (%s) is drawn as %s', (kind, state, type, look) => {
  expect(contentLook(carrying(kind, state, type))).toBe(look)
})

it('draws words, places and contacts as what they are', () => {
  expect(contentLook({ kind: 'text', text: 'a' })).toBe('words')
  expect(contentLook({ kind: 'location', latitude: 1, longitude: 2 })).toBe('card')
  expect(contentLook({ kind: 'unsupported', what: 'story' })).toBe('card')
})
