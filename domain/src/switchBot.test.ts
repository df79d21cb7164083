import { describe, expect, it } from 'vitest'
import { isBotOff } from './isBotOff.ts'
import type { PersonChat } from './Person.ts'
import { switchBot } from './switchBot.ts'

const chat: PersonChat = {
  channelId: 'demo',
  messenger: 'telegram',
  state: 'subscribed',
  unread: 0,
  unreadSince: null,
  lastInboundAt: null,
}
const off = (endsAt: number | null) => ({ by: 'anna', byName: 'Анна', at: 5, endsAt })

describe('S-28: automation off in a chat', () => {
  it('is summed on the row, with the end that comes first', () => {
    const one = switchBot({ chats: { a: chat, b: chat } }, 'a', off(90))
    expect(one).toMatchObject({ botOff: true, botOffEndsAt: 90 })
    const both = switchBot(one, 'b', off(20))
    expect(both).toMatchObject({ botOff: true, botOffEndsAt: 20 })
    const forever = switchBot(both, 'b', off(null))
    expect(forever).toMatchObject({ botOff: true, botOffEndsAt: 90 })
    const left = switchBot(forever, 'a', null)
    expect(left).toMatchObject({ botOff: true, botOffEndsAt: null })
    expect(switchBot(left, 'b', null)).toEqual({
      chats: { a: chat, b: chat },
      botOff: false,
      botOffEndsAt: null,
    })
  })

  it('ends by itself at its time', () => {
    expect(isBotOff(off(10), 9)).toBe(true)
    expect(isBotOff(off(10), 10)).toBe(false)
    expect(isBotOff(off(null), 1e15)).toBe(true)
    expect(isBotOff(undefined, 0)).toBe(false)
  })
})
