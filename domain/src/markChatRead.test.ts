import { describe, expect, it } from 'vitest'
import { markChatRead } from './markChatRead.ts'
import type { PersonChat } from './Person.ts'

const chat = (some: Partial<PersonChat> = {}): PersonChat => ({
  channelId: 'demo-telegram',
  messenger: 'telegram',
  state: 'subscribed',
  unread: 0,
  unreadSince: null,
  lastInboundAt: null,
  ...some,
})

describe('markChatRead', () => {
  it('clears one chat and keeps what the others have unread', () => {
    const chats = { a: chat({ unread: 2, unreadSince: 5 }), b: chat({ unread: 1, unreadSince: 7 }) }
    expect(markChatRead({ chats, unread: 3, unreadSince: 5 }, 'a')).toEqual({
      chats: { a: chat(), b: chats.b },
      unread: 1,
      unreadSince: 7,
    })
  })
  it('leaves nothing unread when it was the only chat', () => {
    const read = markChatRead(
      { chats: { a: chat({ unread: 2, unreadSince: 5 }) }, unread: 2, unreadSince: 5 },
      'a',
    )
    expect(read).toMatchObject({ unread: 0, unreadSince: null })
  })
})
