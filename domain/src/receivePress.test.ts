import { describe, expect, it } from 'vitest'
import { chatIdOf } from './ids.ts'
import type { Inbound, InboundPress } from './Inbound.ts'
import type { Known } from './Known.ts'
import { messageIdOf } from './messageIdOf.ts'
import { receiveInto } from './receiveInto.ts'

const NOW = 1_000_000_000
const place = { channelId: 'demo', chatId: chatIdOf('demo', '7'), messenger: 'telegram' as const }
const sender = { externalId: '7', name: 'Eve' }
const press = (more: Partial<InboundPress> = {}): InboundPress => ({
  type: 'press',
  sender,
  updateId: '900',
  at: 10_000,
  messageExternalId: '5',
  press: 'yes',
  answerId: 'q1',
  ...more,
})
const said: Inbound = {
  type: 'message',
  sender,
  externalId: '1',
  at: 1000,
  content: { kind: 'text', text: 'hi' },
}
const nobody: Known = { chat: null, person: null, message: null, readAllBefore: 0 }
const { chat = null, person = null } = receiveInto(nobody, said, place, NOW)
const known: Known = { ...nobody, chat, person }
const buttons = [
  {
    row: [
      { text: 'Yes, please', press: 'yes' },
      { text: 'Site', url: 'https://example.com' },
    ],
  },
]
const pressed = { id: 'ours', content: { kind: 'text' as const, text: 'Shall we?', buttons } }

describe('a press', () => {
  it('stands at the person’s side and says which button it was, of which message', () => {
    const changes = receiveInto({ ...known, pressed }, press(), place, NOW)
    expect(changes.message).toMatchObject({
      direction: 'in',
      kind: 'press',
      content: {
        kind: 'press',
        text: 'Yes, please',
        press: 'yes',
        messageExternalId: '5',
        messageId: 'ours',
        answerId: 'q1',
      },
      author: { type: 'person', name: 'Eve' },
    })
  })
  it('is not unread, but shows on the row, and its chat is where the person was last', () => {
    const changes = receiveInto({ ...known, pressed }, press(), place, NOW)
    expect(changes.person).toMatchObject({
      unread: 1,
      lastMessage: { kind: 'press', text: 'Yes, please', direction: 'in' },
      chats: { [place.chatId]: { unread: 1, lastInboundAt: 10_999 } },
    })
  })
  it('of a message that is not here, or of a button that it has not, says nothing but what came', () => {
    const gone = receiveInto(known, press(), place, NOW).message
    expect(gone?.content).toEqual({
      kind: 'press',
      text: '',
      press: 'yes',
      messageExternalId: '5',
      answerId: 'q1',
    })
    const other = receiveInto({ ...known, pressed }, press({ press: 'forged' }), place, NOW).message
    expect(other?.content).toMatchObject({ text: '', press: 'forged', messageId: 'ours' })
  })
  it('that is told again changes nothing; another press is another entry', () => {
    const { message = null } = receiveInto({ ...known, pressed }, press(), place, NOW)
    expect(receiveInto({ ...known, pressed, message }, press(), place, NOW)).toEqual({})
    expect(messageIdOf(press())).not.toBe(messageIdOf(press({ updateId: '901' })))
  })
  it('is made by somebody who has not blocked us', () => {
    const blocked = chat && { ...chat, state: 'blocked' as const, stateChangedAt: 2000 }
    expect(receiveInto({ ...known, chat: blocked }, press(), place, NOW).chat).toMatchObject({
      state: 'subscribed',
    })
  })
})
