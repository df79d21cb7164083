import { capabilities } from '@chats/domain/capabilities'
import type { ComposedPart } from '@chats/domain/composeBlocks'
import { describe, expect, it } from 'vitest'
import { partNotes } from './partNotes.ts'

const notes = (
  part: ComposedPart,
  messenger: 'telegram' | 'vk',
  kind: 'image' | 'video' | 'file' = 'image',
) => partNotes(part, capabilities[messenger], () => ({ kind })).map(note => note.word)
const words = (text: string, ...types: ('bold' | 'code' | 'link')[]): ComposedPart => ({
  type: 'words',
  blockIds: ['a'],
  words: {
    text,
    formatting: types.map(type => ({
      type,
      offset: 0,
      length: 1,
      ...(type === 'link' && { url: 'https://a.b' }),
    })),
  },
})
const file = (name: string, type: string, size: number, text = ''): ComposedPart => ({
  type: 'files',
  blockIds: ['a'],
  text,
  files: [{ blockId: 'a', kind: 'photo', file: { path: 'p', name, type, size } }],
})

describe('partNotes', () => {
  it.each([
    ['telegram', words('a'.repeat(4096), 'bold', 'code', 'link'), []],
    ['telegram', words('a'.repeat(4097)), ['tooLong']],
    ['vk', words('a', 'bold', 'code', 'link'), ['lostFormats', 'linkSpelled']],
    ['vk', words('a'.repeat(8990), 'link'), ['tooLong', 'linkSpelled']],
    ['telegram', file('a.png', 'image/png', 9e6, 'a'.repeat(1025)), ['captionTooLong']],
    ['vk', file('a.png', 'image/png', 9e6, 'a'.repeat(1025)), []],
    ['telegram', file('a.png', 'image/png', 12e6), ['photoTooBig']],
    ['vk', file('a.exe', '', 10), ['refusedEnding']],
    ['telegram', file('a.exe', '', 10), []],
  ] as const)('in %s', (messenger, part, expected) => expect(notes(part, messenger)).toEqual(expected))

  it('says that a film goes as a file in VK, and a file block always does, without a word', () => {
    const film = file('a.mp4', 'video/mp4', 10)
    expect(notes(film, 'vk', 'video')).toEqual(['asFile'])
    expect(notes(film, 'vk', 'file')).toEqual([])
    expect(notes(film, 'telegram', 'video')).toEqual([])
  })
})
