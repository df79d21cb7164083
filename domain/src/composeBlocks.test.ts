import { describe, expect, it } from 'vitest'
import { capabilities } from './capabilities.ts'
import { composeBlocks } from './composeBlocks.ts'
import type { FileBlock, MessageBlock } from './MessageBlock.ts'

const values = { name: 'Олена', fullName: 'Олена К.', manager: 'Анна', channel: 'Школа' }
const compose = (blocks: readonly MessageBlock[], messenger: 'telegram' | 'vk' = 'telegram') =>
  composeBlocks(blocks, {
    capabilities: capabilities[messenger],
    values,
    kindOf: ({ kind }) => (kind === 'image' ? 'photo' : kind),
  })
const text = (id: string, words: string): MessageBlock => ({ id, kind: 'text', text: words })
const file = (id: string, kind: FileBlock['kind'] = 'image', caption = '', size = 10): MessageBlock => ({
  id,
  kind,
  text: caption,
  file: { path: `chats/c/out/${id}/0`, name: id, type: '', size },
})
const shape = (blocks: readonly MessageBlock[]) => compose(blocks).map(({ blockIds }) => blockIds.join(''))

describe('composeBlocks', () => {
  it('makes one message of words that follow each other, its formatting moved along', () => {
    const [only, ...others] = compose([
      { id: 'a', kind: 'text', text: '  Добрый день ', formatting: [{ type: 'bold', offset: 2, length: 6 }] },
      { id: 'b', kind: 'template', title: 't', text: 'Это {{manager}}, {{name}}.' },
      { id: 'c', kind: 'link', url: ' https://a.b/c ', text: 'Программа' },
    ])
    expect(others).toEqual([])
    expect(only).toEqual({
      type: 'words',
      blockIds: ['a', 'b', 'c'],
      words: {
        text: 'Добрый день\n\nЭто Анна, Олена.\n\nПрограмма',
        formatting: [
          { type: 'bold', offset: 0, length: 6 },
          { type: 'link', offset: 31, length: 9, url: 'https://a.b/c' },
        ],
      },
    })
  })

  it('leaves out what is empty', () => {
    const empty: MessageBlock[] = [
      text('a', ' \n '),
      { id: 'b', kind: 'link', url: '', text: 'no address' },
      { id: 'c', kind: 'image', file: null, text: 'no file' },
      { id: 'd', kind: 'template', title: 't', text: '{{name}}' },
    ]
    expect(shape(empty)).toEqual(['d'])
    expect(compose([])).toEqual([])
  })

  it('keeps the order, and joins nothing over what stands between', () => {
    expect(shape([text('a', '1'), file('b'), text('c', '2'), text('d', '3')])).toEqual(['a', 'b', 'cd'])
  })

  it.each([
    ['pictures and films', [file('a'), file('b', 'video')], ['ab']],
    ['no pictures and files', [file('a'), file('b', 'file')], ['a', 'b']],
    ['no more than ten', Array.from('abcdefghijk', id => file(id)), ['abcdefghij', 'k']],
    [
      'a caption begins a message',
      [file('a', 'image', 'x'), file('b'), file('c', 'image', 'y')],
      ['ab', 'c'],
    ],
    [
      'no more bytes than go at once',
      [file('a', 'image', '', 40e6), file('b', 'image', '', 40e6)],
      ['a', 'b'],
    ],
  ])('an album: %s', (_name, blocks, expected) => expect(shape(blocks)).toEqual(expected))
})
