import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Content } from './Content.ts'
import type { EarlyReaction } from './EarlyReaction.ts'
import type { Inbound } from './Inbound.ts'
import type { Changes, Known } from './Known.ts'
import type { Message } from './Message.ts'
import { messageIdOf } from './messageIdOf.ts'
import { receiveInto } from './receiveInto.ts'
import { sendKeyOf } from './sendKeyOf.ts'

const NOW = 1_000_000
const place = { channelId: 'vk', chatId: 'vk_7', messenger: 'vk' as const }
const sender = { externalId: '7', name: '' }
const OURS = '0b7e5a52-6c1b-4c52-9d8c-2f4d1c0e7a11'
const text = (words: string): Content => ({ kind: 'text', text: words })
const photo = (source: string, more: object = {}): Content => ({
  kind: 'photo',
  file: { state: 'pending', name: 'photo.jpg', type: 'image/jpeg', source },
  ...more,
})

/** What is stored: the documents, and what waits for a message in its place. */
interface Stored extends Pick<Known, 'chat' | 'person' | 'readAllBefore'> {
  readonly messages: Readonly<Record<string, Message>>
  readonly early: Readonly<Record<string, EarlyReaction>>
}

/** One message of ours is being sent. */
const sending: Message = {
  schema: 1,
  chatId: place.chatId,
  personId: 'p-vk_7',
  direction: 'out',
  kind: 'text',
  at: 2500,
  content: text('ours'),
  author: { type: 'manager', id: 'anna', name: 'Anna' },
  delivery: { state: 'sending', attempt: 1, leaseUntil: 99_000 },
  sendKey: sendKeyOf(OURS),
}
const empty: Stored = { chat: null, person: null, readAllBefore: 0, messages: { [OURS]: sending }, early: {} }

/** Looks up what the database would be asked for. */
function look(stored: Stored, inbound: Inbound): Known {
  const { chat, person, readAllBefore, messages, early } = stored
  const all = Object.entries(messages)
  const id = messageIdOf(inbound)
  const known = { chat, person, readAllBefore, ...(early[id] && { early: early[id] }) }
  const found = all.find(
    ([, one]) =>
      ('externalId' in inbound && one.externalId === inbound.externalId) ||
      (inbound.type === 'echo' && inbound.sendKey !== undefined && one.sendKey === inbound.sendKey),
  )
  const sent = all.flatMap(([own, { delivery, externalId }]) =>
    delivery?.state === 'sent' ? [{ id: own, delivery, ...(externalId && { externalId }) }] : [],
  )
  const read = all
    .filter(([, one]) => one.delivery?.state === 'read')
    .map(([, one]) => Number(one.externalId))
  const readUpTo = String(Math.max(0, Number(chat?.readUpTo ?? 0), ...read))
  return { ...known, message: found?.[1] ?? null, messageId: found?.[0] ?? id, sent, readUpTo }
}

function store(before: Stored, inbound: Inbound): Stored {
  const known = look(before, inbound)
  const changes: Changes = receiveInto(known, inbound, place, NOW)
  const id = known.messageId ?? messageIdOf(inbound)
  const read = Object.entries(changes.deliveries ?? {}).map(([own, delivery]) => {
    const message = before.messages[own]
    return message ? { [own]: { ...message, delivery } } : {}
  })
  return {
    ...before,
    chat: changes.chat ?? before.chat,
    person: changes.person ?? before.person,
    messages: Object.assign({ ...before.messages }, ...read, changes.message && { [id]: changes.message }),
    early: changes.early ? { ...before.early, [id]: changes.early } : before.early,
  }
}

/** What a manager can see of it. */
function seen({ person, messages }: Stored) {
  return {
    messages,
    lastMessage: person?.lastMessage,
    unread: person?.unread,
    unreadSince: person?.unreadSince,
  }
}
/** After a first word: who writes to somebody has a chat with them. */
const storeAll = (updates: readonly Inbound[]) => updates.reduce(store, store(empty, message(0, text('hi'))))

const message = (id: number, content: Content, more: object = {}): Inbound => ({
  type: 'message',
  sender,
  externalId: String(id),
  at: id * 1000,
  content,
  ...more,
})
const edit = (id: number, content: Content, editedAt: number, more: object = {}): Inbound => ({
  type: 'edit',
  sender,
  externalId: String(id),
  at: id * 1000,
  editedAt,
  content,
  ...more,
})
const react = (id: number, emoji: string[], at: number): Inbound => ({
  type: 'reaction',
  sender,
  externalId: String(id),
  at,
  emoji,
})
const read = (id: number, at: number): Inbound => ({ type: 'read', sender, externalId: String(id), at })
const echo = (id: number, words: string, more: object = {}): Inbound => ({
  type: 'echo',
  sender,
  externalId: String(id),
  at: id * 1000,
  content: text(words),
  ...more,
})

const history: readonly Inbound[] = [
  message(1, text('one')),
  message(2, photo('a', { text: 'look' }), { albumId: 'al' }),
  message(2, photo('b'), { externalId: '2-1', albumId: 'al' }),
  edit(2, photo('a', { text: 'look here' }), 5000, { albumId: 'al' }),
  edit(2, photo('a', { text: 'look there' }), 6000, { albumId: 'al' }),
  echo(3, 'ours', { sendKey: sendKeyOf(OURS) }),
  react(3, ['👍'], 7000),
  react(3, ['❤️'], 8000),
  echo(4, 'from VK itself'),
  echo(4, 'from VK itself, changed', { editedAt: 9000 }),
  react(1, ['🔥'], 9500),
  react(1, [], 9600),
  message(5, text('five'), {
    replyTo: { externalId: '1', direction: 'in', kind: 'text', preview: 'one' },
  }),
  edit(5, text('5'), 9700, { replyTo: { externalId: '1', direction: 'in', kind: 'text', preview: 'one' } }),
  read(4, 9800),
]

describe('a history of everything', () => {
  const inOrder = storeAll(history)

  it('in order says what happened', () => {
    expect(inOrder.messages[OURS]).toMatchObject({
      externalId: '3',
      delivery: { state: 'read', sentAt: 3000 },
      reactions: { in: ['❤️'], inAt: 8000 },
    })
    expect(Object.keys(inOrder.messages)).toHaveLength(7)
    const elsewhere = inOrder.messages[messageIdOf(echo(4, ''))]
    expect(elsewhere).toMatchObject({
      direction: 'out',
      elsewhere: true,
      author: { type: 'system', id: 'vk', name: 'VK' },
      delivery: { state: 'read' },
      content: { text: 'from VK itself, changed' },
      edits: [{ content: { text: 'from VK itself' }, at: 9000 }],
    })
    expect(inOrder.messages[messageIdOf(message(1, text('')))]?.reactions?.in).toEqual([])
    expect(inOrder.messages[messageIdOf(message(5, text('')))]?.replyTo?.messageId).toBe(
      messageIdOf(message(1, text(''))),
    )
    expect(inOrder.person).toMatchObject({ unread: 5, unreadSince: 1, lastMessage: { text: '5' } })
  })

  it('shuffled, with any of it twice, ends the same for whoever looks at it', () => {
    const anyOrder = fc
      .tuple(fc.shuffledSubarray([...history], { minLength: history.length }), fc.subarray([...history]))
      .chain(([all, twice]) =>
        fc.shuffledSubarray([...all, ...twice], { minLength: all.length + twice.length }),
      )
    fc.assert(
      fc.property(anyOrder, updates => {
        expect(seen(storeAll(updates))).toEqual(seen(inOrder))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the echo of a message that we sent', () => {
  it.each(['queued', 'sending', 'failed', 'unconfirmed', 'cancelled'] as const)(
    'tells that one that is %s has arrived, and makes no second one',
    state => {
      const before = { ...empty, messages: { [OURS]: { ...sending, delivery: { state, attempt: 2 } } } }
      const after = store(before, echo(3, 'ours', { sendKey: sendKeyOf(OURS) }))
      expect(Object.keys(after.messages)).toEqual([OURS])
      expect(after.messages[OURS]).toMatchObject({
        externalId: '3',
        delivery: { state: 'sent', sentAt: 3000 },
      })
    },
  )
  it('brings nothing for its further parts, which are ours too', () => {
    const whole = { ...sending, externalId: '3' }
    const part = echo(3, 'ours', { externalId: '3-1' })
    expect(receiveInto({ ...look(empty, part), whole }, part, place, NOW)).toEqual({})
  })
  it('with other words, past us, changes what is shown and keeps ours', () => {
    const sent = store(empty, echo(3, 'ours', { sendKey: sendKeyOf(OURS) }))
    const after = store(sent, echo(3, 'changed', { editedAt: 9000 }))
    expect(after.messages[OURS]).toMatchObject({
      content: { text: 'changed' },
      edits: [{ content: { text: 'ours' } }],
    })
  })
  it('of an edit of ours is no news, before and after it is through', () => {
    const change = { kind: 'edit', state: 'sending', author: sending.author, at: 1, attempt: 1 } as const
    const underWay = { ...sending, externalId: '3', change }
    const edited = echo(3, 'ours, better', { editedAt: 9000 })
    expect(store({ ...empty, messages: { [OURS]: underWay } }, edited).messages[OURS]).toEqual(underWay)
    const through = { ...sending, externalId: '3', content: text('ours, better still'), editedAt: 9500 }
    expect(store({ ...empty, messages: { [OURS]: through } }, edited).messages[OURS]).toEqual(through)
  })
})

describe('a read mark of the person', () => {
  it('moves nothing where a messenger tells none', () => {
    const known = {
      ...look(empty, read(9, 1)),
      sent: [{ id: 'x', externalId: '3', delivery: { state: 'sent', attempt: 1 } }],
    } as const
    expect(receiveInto(known, read(9, 1), { ...place, messenger: 'telegram' }, NOW)).toEqual({})
    expect(receiveInto(known, read(9, 1), place, NOW).deliveries?.['x']?.state).toBe('read')
    expect(receiveInto(known, read(2, 1), place, NOW).deliveries).toBeUndefined()
  })
})

describe('the file of a message', () => {
  const stored = (all: Stored, id: number, file: object): Stored => {
    const own = messageIdOf(message(id, text('')))
    const one = all.messages[own]
    if (!one || !('file' in one.content)) throw new Error('no file')
    const content = { ...one.content, file: { ...one.content.file, ...file } }
    return { ...all, messages: { ...all.messages, [own]: { ...one, content } } }
  }
  const fileOf = (all: Stored) => {
    const content = all.messages[messageIdOf(message(2, text('')))]?.content
    return content && 'file' in content ? content.file : undefined
  }
  const copied = { state: 'stored', path: 'chats/vk_7/in/x/0', type: 'image/png', size: 9 }
  const before = stored(storeAll([message(2, photo('https://a.test/i/1.jpg?sign=1'))]), 2, copied)

  it('stays where it is copied to when only the caption changes, even behind a new address', () => {
    const after = store(before, edit(2, photo('https://b.test/i/1.jpg?sign=2', { text: 'new' }), 5000))
    expect(fileOf(after)).toMatchObject(copied)
    expect(after.messages[messageIdOf(message(2, text('')))]?.content).toMatchObject({ text: 'new' })
  })
  it('is copied anew when it is another', () => {
    const after = store(before, edit(2, photo('https://a.test/i/2.jpg'), 5000))
    expect(fileOf(after)).toMatchObject({ state: 'pending', source: 'https://a.test/i/2.jpg' })
  })
  it('is tried again when it could not be had and comes anew', () => {
    const failed = stored(before, 2, { state: 'failed' })
    expect(
      fileOf(store(failed, edit(2, photo('https://a.test/i/1.jpg?sign=3', { text: 'x' }), 5000))),
    ).toMatchObject({
      state: 'pending',
      source: 'https://a.test/i/1.jpg?sign=3',
    })
  })
  it('is the same by its size and measures where the handle is another', () => {
    const sized = (handle: string): Content => {
      const content = photo(handle, { width: 800, height: 600 })
      return 'file' in content ? { ...content, file: { ...content.file, size: 9 } } : content
    }
    const one = stored(storeAll([message(2, sized('AgAC1'))]), 2, copied)
    expect(fileOf(store(one, edit(2, { ...sized('AgAC2'), text: 'x' } as Content, 5000)))).toMatchObject(
      copied,
    )
  })
})

describe('an album', () => {
  const part = (id: number, date: number): Inbound =>
    message(id, photo(`p${id}`), { albumId: 'al', at: date })
  const telegram = { ...place, messenger: 'telegram' as const }
  it.each([telegram, place])('stands in its order, whatever order it came in: $messenger', where => {
    const parts = [part(4, 5000), part(2, 5000), part(3, 5000), part(5, 6000)]
    const entries = parts.map((one, index) => {
      const changes = receiveInto(look(empty, one), one, where, 5100 + index * 100)
      return { id: messageIdOf(one), at: changes.message?.at ?? 0, albumId: changes.message?.albumId }
    })
    const shown = entries.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
    expect(shown.map(({ id }) => Number(id.slice(3)))).toEqual([2, 3, 4, 5])
    expect(new Set(shown.map(({ albumId }) => albumId))).toEqual(new Set(['al']))
  })
  it('stands after the words that it was forwarded with', () => {
    const words = message(1, text('see'), { at: 5000 })
    const at = (one: Inbound, now: number) =>
      receiveInto(look(empty, one), one, telegram, now).message?.at ?? 0
    expect(at(part(2, 5000), 5400)).toBeGreaterThan(at(words, 5300))
  })
})
