import type { PersonChat } from '@chats/domain/Person'
import { expect, it } from 'vitest'
import { openChatsOf } from './openChatsOf.ts'

const chat = (channelId: string, lastInboundAt: number | null, state: PersonChat['state'] = 'subscribed') =>
  ({ channelId, messenger: 'vk', state, unread: 0, unreadSince: null, lastInboundAt }) satisfies PersonChat
const channels: Readonly<Record<string, 'active' | 'paused'>> = {
  a: 'active',
  b: 'active',
  c: 'paused',
  d: 'active',
}
const channelOf = (id: string) => {
  const state = channels[id]
  return state ? { state, title: id } : null
}

it('offers what can be written to, the latest first', () => {
  const person = {
    chats: {
      here: chat('a', 9),
      paused: chat('c', 8),
      blocked: chat('b', 7, 'blocked'),
      old: chat('b', 1),
      fresh: chat('d', 5),
      never: chat('a', null),
      gone: chat('x', 6),
    },
  }
  expect(openChatsOf(person, 'here', channelOf).map(({ chatId }) => chatId)).toEqual([
    'fresh',
    'old',
    'never',
  ])
  expect(openChatsOf(null, 'here', channelOf)).toEqual([])
})
