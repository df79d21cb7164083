import type { PersonChat } from '@chats/domain/Person'
import { describe, expect, it } from 'vitest'
import { loadOfChannels } from './loadOfChannels.ts'

const chat = (channelId: string, unread: number, unreadSince: number | null): PersonChat => ({
  channelId,
  messenger: 'telegram',
  state: 'subscribed',
  unread,
  unreadSince,
  lastInboundAt: null,
})

describe('loadOfChannels', () => {
  it('counts people and messages by channel, the fullest first', () => {
    const people: { chats: Record<string, PersonChat> }[] = [
      { chats: { a: chat('one', 2, 50), b: chat('two', 1, 60) } },
      { chats: { c: chat('two', 4, 70) } },
      { chats: { d: chat('one', 0, null) } },
    ]
    expect(loadOfChannels(people, 0)).toEqual([
      { channelId: 'two', people: 2, messages: 5 },
      { channelId: 'one', people: 1, messages: 2 },
    ])
  })
  it('leaves out what was read by all being read', () => {
    expect(loadOfChannels([{ chats: { a: chat('one', 2, 50) } }], 50)).toEqual([])
  })
})
