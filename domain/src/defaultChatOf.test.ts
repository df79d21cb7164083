import { describe, expect, it } from 'vitest'
import { defaultChatOf } from './defaultChatOf.ts'
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

describe('defaultChatOf', () => {
  it('takes the last incoming chat that can still be written to', () => {
    const chats = {
      a: chat({ lastInboundAt: 1 }),
      b: chat({ lastInboundAt: 2 }),
      c: chat({ lastInboundAt: 3, state: 'blocked' }),
    }
    expect(defaultChatOf({ chats })).toBe('b')
    expect(defaultChatOf({ chats, defaultChatId: 'c' })).toBe('c')
    expect(defaultChatOf({ chats: {} })).toBeNull()
  })
})
