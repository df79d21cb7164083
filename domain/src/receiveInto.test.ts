import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chatIdOf } from './ids.ts'
import type { Inbound, InboundEdit, InboundMessage, InboundState } from './Inbound.ts'
import type { Known } from './Known.ts'
import type { Message } from './Message.ts'
import { messageIdOf } from './messageIdOf.ts'
import type { Person } from './Person.ts'
import { receiveInto } from './receiveInto.ts'

const NOW = 1_000_000_000
const place = { channelId: 'demo', chatId: chatIdOf('demo', '7'), messenger: 'telegram' as const }
const sender = { externalId: '7', name: 'Eve' }
const text = (words: string) => ({ kind: 'text' as const, text: words })
const message = (id: number, words = `m${id}`, more: Partial<InboundMessage> = {}): InboundMessage => ({
  type: 'message',
  sender,
  externalId: String(id),
  at: id * 1000,
  content: text(words),
  ...more,
})
const edit = (id: number, words: string, editedAt: number): InboundEdit => ({
  type: 'edit',
  sender,
  externalId: String(id),
  at: id * 1000,
  editedAt,
  content: text(words),
})
const turn = (updateId: number, state: 'blocked' | 'subscribed', at: number): InboundState => ({
  type: 'state',
  sender,
  updateId: String(updateId),
  at,
  state,
})

interface Stored extends Omit<Known, 'message'> {
  readonly messages: Readonly<Record<string, Message>>
}
const empty: Stored = { chat: null, person: null, readAllBefore: 0, messages: {} }

/** What the adapter does: looks the message up, applies what changes. */
function store(before: Stored, inbound: Inbound, now = NOW): Stored {
  const id = messageIdOf(inbound)
  const changes = receiveInto({ ...before, message: before.messages[id] ?? null }, inbound, place, now)
  return {
    ...before,
    chat: changes.chat ?? before.chat,
    person: changes.person ?? before.person,
    messages: changes.message ? { ...before.messages, [id]: changes.message } : before.messages,
  }
}
const storeAll = (updates: readonly Inbound[]) => updates.reduce((all, one) => store(all, one), empty)
const textOf = (all: Stored, id: number) => {
  const content = all.messages[messageIdOf(message(id))]?.content
  return content?.kind === 'text' ? content.text : undefined
}

describe('a history', () => {
  const history = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 30 })

  it('repeated at any place changes nothing more', () => {
    fc.assert(
      fc.property(history, fc.nat(), (ids, pick) => {
        const updates = [...new Set(ids)].map(id => message(id))
        const again = updates[pick % updates.length]
        if (!again) return
        expect(store(storeAll(updates), again)).toEqual(storeAll(updates))
      }),
    )
  })

  it('in any order ends the same: what the row shows, what is unread, who is blocked', () => {
    const updates: Inbound[] = [
      message(1),
      message(2),
      edit(2, 'two', 2500),
      turn(90, 'blocked', 3500),
      turn(91, 'subscribed', 4500),
      message(5),
      turn(92, 'blocked', 5000),
    ]
    const { chat, person, messages } = storeAll(updates)
    fc.assert(
      fc.property(fc.shuffledSubarray(updates, { minLength: updates.length }), shuffled => {
        const other = storeAll(shuffled)
        expect(other.person?.lastMessage).toEqual(person?.lastMessage)
        expect(other.person?.unread).toBe(person?.unread)
        expect(other.person?.unreadSince).toBe(person?.unreadSince)
        expect(other.chat?.state).toBe(chat?.state)
        expect(other.person?.chats[place.chatId]?.state).toBe(chat?.state)
        expect(Object.keys(other.messages).sort()).toEqual(Object.keys(messages).sort())
        expect(other.messages[messageIdOf(message(2))]).toEqual(messages[messageIdOf(message(2))])
      }),
    )
  })
})

describe('unread', () => {
  it('counts what was written, not what was done', () => {
    const all = storeAll([message(1), turn(90, 'blocked', 1500), message(2)])
    expect(all.person).toMatchObject({ unread: 2, unreadSince: 1999 })
  })
  it('starts again after read all, and is never hidden by it', () => {
    const read = { ...storeAll([message(1), message(2)]), readAllBefore: 5_000 }
    expect(store(read, message(3)).person).toMatchObject({ unread: 1, unreadSince: 5_001 })
    expect(store(read, message(9)).person).toMatchObject({ unread: 1, unreadSince: 9_999 })
  })
  it('does not reach into the future of our own clock', () => {
    expect(store(empty, message(50), 40_000).person?.unreadSince).toBe(40_000)
  })
  it('leaves the other chats of the person alone', () => {
    const first = storeAll([message(1)])
    const other = { ...first.person?.chats[place.chatId], unread: 4, unreadSince: 500 }
    const person = { ...first.person, chats: { ...first.person?.chats, other }, unread: 5 } as Person
    const next = store({ ...first, person }, message(2)).person
    expect(next).toMatchObject({ unread: 6, unreadSince: 500 })
    expect(next?.chats.other).toEqual(other)
  })
})

describe('edits', () => {
  it('keep the history, at most fifty wordings', () => {
    const edits = Array.from({ length: 60 }, (_, n) => edit(1, `e${n}`, 2000 + n))
    const all = storeAll([message(1), ...edits])
    expect(textOf(all, 1)).toBe('e59')
    expect(all.messages[messageIdOf(message(1))]?.edits).toHaveLength(50)
  })
  it('of the same words change nothing, of an older time only the history', () => {
    const all = storeAll([message(1), edit(1, 'new', 5000)])
    expect(store(all, edit(1, 'new', 6000))).toEqual(all)
    const known = store(all, edit(1, 'old', 4000))
    expect(textOf(known, 1)).toBe('new')
    expect(known).toEqual(storeAll([message(1), edit(1, 'old', 4000), edit(1, 'new', 5000)]))
  })
  it('that all come before their message leave the same history', () => {
    const ordered = [message(1), edit(1, 'a', 4000), edit(1, 'b', 5000), edit(1, 'c', 6000)]
    const [first, a, b, c] = ordered as [Inbound, Inbound, Inbound, Inbound]
    expect(storeAll([c, a, b, first])).toEqual(storeAll(ordered))
    expect(storeAll([b, first, c, a, first])).toEqual(storeAll(ordered))
  })
  it('show on the row only when theirs is the last message', () => {
    const all = storeAll([message(1), message(2), edit(1, 'changed', 5000)])
    expect(all.person?.lastMessage?.text).toBe('m2')
    expect(store(all, edit(2, 'changed too', 5000)).person?.lastMessage?.text).toBe('changed too')
  })
})

describe('time', () => {
  it('is the messenger’s second, refined by our clock within it', () => {
    const at = (now: number) => store(empty, message(5), now).person?.lastMessage?.at
    expect([4000, 5000, 5400, 9000].map(at)).toEqual([5000, 5000, 5400, 5999])
  })
})

describe('a state of which no time is told', () => {
  const turned = (state: 'blocked' | 'subscribed', at: number): InboundState => ({
    ...turn(1, state, at),
    timeless: true,
  })
  it('counts when it arrives, whichever clock is ahead', () => {
    const blocked = store(storeAll([message(5)]), turned('blocked', 4000))
    expect(blocked.chat).toMatchObject({ state: 'blocked', stateChangedAt: 5000 })
    expect(store(storeAll([message(5)]), turn(1, 'blocked', 4000)).chat?.state).toBe('subscribed')
    expect(store(blocked, message(6)).chat?.state).toBe('subscribed')
  })
})

describe('start', () => {
  it('begins a chat as an indicator with its payload, and keeps the first as the source', () => {
    const all = storeAll([message(1, '/start ad', { start: { payload: 'ad' } })])
    expect(all.chat?.source).toEqual({ payload: 'ad', at: 1000 })
    expect(all.person).toMatchObject({ unread: 0, lastMessage: { kind: 'indicator' } })
    const again = store(all, message(2, '/start friend', { start: { payload: 'friend' } }))
    expect(again.chat?.source?.payload).toBe('ad')
    expect(again.messages[messageIdOf(message(2))]?.content).toMatchObject({
      what: 'resubscribed',
      payload: 'friend',
    })
  })
  it('without a payload in a chat that we know is what they typed', () => {
    const all = storeAll([message(1), message(2, '/start', { start: { payload: '' } })])
    expect(textOf(all, 2)).toBe('/start')
  })
})

describe('names', () => {
  it('follow the messenger, unless the person was renamed here', () => {
    const all = storeAll([message(1)])
    const renamed = message(2, 'x', { sender: { ...sender, name: 'Eve Adams' } })
    expect(store(all, renamed)).toMatchObject({ person: { name: 'Eve Adams' }, chat: { name: 'Eve Adams' } })
    const ours = { ...all, person: { ...all.person, name: 'Evelyn' } as Person }
    expect(store(ours, renamed)).toMatchObject({ person: { name: 'Evelyn' }, chat: { name: 'Eve Adams' } })
  })
  it('that stay leave the chat document unwritten', () => {
    const all = storeAll([message(1)])
    const changes = receiveInto({ ...all, message: null }, message(2), place, NOW)
    expect(Object.keys(changes).sort()).toEqual(['message', 'person'])
  })
})

describe('S-89: the words that the person announced', () => {
  const chatId = place.chatId
  const announced = (takenUntil: number) => {
    const before = storeAll([message(1)])
    const { person } = before
    const row = person?.chats[chatId]
    if (!person || !row) throw new Error('nobody')
    const commentOn = { dialogId: 'd', takenUntil }
    return { ...before, person: { ...person, chats: { ...person.chats, [chatId]: { ...row, commentOn } } } }
  }
  const commentOf = (all: Stored, id: number) => all.messages[messageIdOf(message(id))]?.commentOf
  const waits = (all: Stored) => all.person?.chats[chatId]?.commentOn !== undefined

  it('are the next text, once', () => {
    const first = store(announced(NOW + 1), message(2))
    expect([commentOf(first, 2), waits(first)]).toEqual(['d', false])
    const second = store(first, message(3))
    expect(commentOf(second, 3)).toBeUndefined()
  })
  it('are no photo, but the text after it', () => {
    const file = { state: 'pending' as const, name: 'a', type: 'image/png' }
    const photo = store(announced(NOW + 1), message(2, '', { content: { kind: 'photo', file } }))
    expect([commentOf(photo, 2), waits(photo)]).toEqual([undefined, true])
    expect(commentOf(store(photo, message(3)), 3)).toBe('d')
  })
  it('are nothing that comes after the hour, and nothing waits any longer', () => {
    const late = store(announced(NOW), message(2))
    expect([commentOf(late, 2), waits(late)]).toEqual([undefined, false])
  })
  it('are unread as any other message', () => {
    expect(store(announced(NOW + 1), message(2)).person?.unread).toBe(2)
  })
})
