import { expect, it } from 'vitest'
import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { groupAlbums } from './groupAlbums.ts'

const message = (id: string, more: Partial<LiveMessage> = {}): LiveMessage => ({
  schema: 1,
  id,
  chatId: 'c',
  personId: 'p',
  pending: false,
  direction: 'in',
  kind: 'text',
  at: 1,
  content: { kind: 'text', text: id },
  author: { type: 'person', id: 'p', name: 'Анна' },
  ...more,
})
const shape = (messages: LiveMessage[]) =>
  groupAlbums(messages).map(({ key, parts }) => `${key}: ${parts.map(({ id }) => id).join(' ')}`)

it('puts neighbours of one album together under a key that stays', () => {
  const one = message('a', { albumId: 'x' })
  expect(shape([one])).toEqual(['album-x: a'])
  expect(shape([one, message('b', { albumId: 'x' }), message('c'), message('d', { albumId: 'y' })])).toEqual([
    'album-x: a b',
    'c: c',
    'album-y: d',
  ])
})

it('never gives two rows one key', () => {
  expect(shape([message('a', { albumId: 'x' }), message('b'), message('c', { albumId: 'x' })])).toEqual([
    'album-x: a',
    'b: b',
    'c: c',
  ])
})

it('keeps sides, what is deleted, and more than ten apart', () => {
  const deleted = message('b', { albumId: 'x', deletedAt: 2 })
  expect(shape([message('a', { albumId: 'x' }), deleted, message('c', { albumId: 'x' })])).toHaveLength(3)
  const ours = message('b', { albumId: 'x', direction: 'out' })
  expect(shape([message('a', { albumId: 'x' }), ours])).toHaveLength(2)
  const many = Array.from({ length: 12 }, (_, i) => message(`m${i}`, { albumId: 'x' }))
  expect(groupAlbums(many).map(({ parts }) => parts.length)).toEqual([10, 2])
})
