import { describe, expect, it } from 'vitest'
import { applyChange } from './applyChange.ts'
import { askChange } from './askChange.ts'
import type { ChangeRequest } from './askChange.ts'
import type { Content } from './Content.ts'
import type { Delivery } from './Delivery.ts'
import { meetDelivery } from './meetDelivery.ts'
import { messageSchema } from './Message.ts'
import type { Message } from './Message.ts'
import type { Messenger } from './Messenger.ts'
import { without } from './without.ts'

const HOUR = 3_600_000
const anna = { type: 'manager', id: 'anna', name: 'Anna' } as const
const ivan = { type: 'manager', id: 'ivan', name: 'Ivan' } as const
const delivery = (state: Delivery['state'], attempt = 0): Delivery => ({ state, attempt })
const sent: Delivery = { state: 'sent', attempt: 1, sentAt: 1000 }
const file = { state: 'stored', name: 'a.pdf', type: 'application/pdf', size: 3, path: 'x' } as const

function message(more: Partial<Message> = {}): Message {
  return {
    schema: 1,
    chatId: 'bot_7',
    personId: 'p',
    direction: 'out',
    kind: more.content?.kind ?? 'text',
    at: 1000,
    content: { kind: 'text', text: 'old' },
    author: anna,
    externalId: '5',
    delivery: sent,
    ...more,
  }
}
const unsent = (state: Delivery['state'], attempt = 0): Message =>
  without(message({ delivery: delivery(state, attempt) }), 'externalId')
const edit = (text: string, basedOn: number | null = null): ChangeRequest => ({
  action: 'edit',
  text,
  basedOn,
})
const remove: ChangeRequest = { action: 'remove' }
const react = (emoji: string): ChangeRequest => ({ action: 'react', emoji })
const ask = (to: Message, request: ChangeRequest, now = 2000, messenger: Messenger = 'telegram') =>
  askChange(to, request, { author: ivan, messenger, now })
const written = (to: Message, request: ChangeRequest, now = 2000, messenger: Messenger = 'telegram') => {
  const answer = ask(to, request, now, messenger)
  if (answer.do !== 'write') return answer.do === 'refuse' ? answer.reason : answer.do
  return messageSchema.parse(answer.message)
}

describe('a sent message', () => {
  it('keeps its wording while an edit is on its way', () => {
    expect(written(message(), edit('new'))).toEqual({
      ...message(),
      change: {
        kind: 'edit',
        content: { kind: 'text', text: 'new' },
        author: ivan,
        at: 2000,
        state: 'queued',
        attempt: 0,
      },
    })
  })

  it('can be removed within the messenger’s window only', () => {
    expect(written(message(), remove, 1000 + 48 * HOUR)).toMatchObject({ change: { kind: 'remove' } })
    expect(written(message(), remove, 1001 + 48 * HOUR)).toBe('too_late')
    expect(written(message(), remove, 1001 + 24 * HOUR, 'vk')).toBe('too_late')
  })

  it('is offered for editing past the window too', () => {
    expect(written(message(), edit('new'), 1000 + 100 * HOUR, 'vk')).toMatchObject({
      change: { kind: 'edit' },
    })
  })

  it('is edited from the wording that stands there', () => {
    const edited = message({ editedAt: 1500 })
    expect(written(edited, edit('new', 1500))).toMatchObject({ change: { kind: 'edit' } })
    expect(written(edited, edit('new', null))).toBe('conflict')
    expect(written(edited, edit('new', 1400))).toBe('conflict')
  })

  it('is edited by one at a time, and a removal wins', () => {
    const editing = written(message(), edit('one')) as Message
    expect(written(editing, edit('two'))).toBe('conflict')
    expect(written(editing, react('👍'))).toBe('conflict')
    const removing = written(editing, remove) as Message
    expect(removing.change).toMatchObject({ kind: 'remove', author: ivan })
    expect(removing.change?.content).toBeUndefined()
    expect(written(removing, edit('two'))).toBe('conflict')
    expect(written(removing, remove)).toBe('nothing')
  })

  it('is nothing to edit once removed, and removing it again is fine', () => {
    const gone = message({ deletedAt: 1500, deletedBy: anna })
    expect(written(gone, edit('new'))).toBe('not_possible')
    expect(written(gone, react('👍'))).toBe('not_possible')
    expect(written(gone, remove)).toBe('nothing')
  })

  it('nobody knows the messenger’s id of stays as it is', () => {
    const accepted = { ...unsent('sent'), delivery: { ...sent, reason: 'answer_lost' as const } }
    expect(written(accepted, edit('new'))).toBe('not_possible')
    expect(written(accepted, remove)).toBe('not_possible')
  })

  it.each([
    ['the same words', 'old', 'nothing'],
    ['no words', ' ', 'not_possible'],
    ['too many words', 'x'.repeat(4097), 'not_possible'],
  ])('edited with %s', (_name, text, answer) => expect(written(message(), edit(text))).toBe(answer))

  it('keeps its file when the caption is edited or taken away', () => {
    const content: Content = { kind: 'photo', file, width: 5, text: 'old' }
    const asked = (text: string) => (written(message({ content }), edit(text)) as Message).change?.content
    expect(asked('new')).toEqual({ kind: 'photo', file, width: 5, text: 'new' })
    expect(asked('')).toEqual({ kind: 'photo', file, width: 5 })
    expect(written(message({ content }), edit('x'.repeat(1025)))).toBe('not_possible')
  })

  it.each([
    { kind: 'sticker', file },
    { kind: 'location', latitude: 1, longitude: 1 },
  ] as const)('of kind $kind has no words', content =>
    expect(written(message({ content }), edit('new'))).toBe('not_possible'),
  )
})

describe('a message of the person', () => {
  const theirs = without(message({ direction: 'in' }), 'delivery')
  it('takes a reaction', () => {
    expect(written(theirs, react('👍'))).toMatchObject({ change: { kind: 'react', emoji: '👍' } })
    expect(written(theirs, react('🦄'))).toBe('not_possible')
    expect(written(theirs, react(''))).toBe('nothing')
    expect(written({ ...theirs, reactions: { out: ['👍'] } }, react('👍'))).toBe('nothing')
    expect(written({ ...theirs, reactions: { out: ['👍'] } }, react(''))).toMatchObject({
      change: { emoji: '' },
    })
  })
  it('is not ours to edit or remove', () => {
    expect(written(theirs, edit('new'))).toBe('not_possible')
    expect(written(theirs, remove)).toBe('not_possible')
    expect(written(message({ direction: 'internal' }), remove)).toBe('not_possible')
  })
})

describe('a message that the messenger does not have', () => {
  it('goes out with the new wording; the old one was seen by nobody', () => {
    for (const state of ['queued', 'failed'] as const) {
      expect(written(unsent(state), edit('new')), state).toMatchObject({
        content: { text: 'new' },
        editedAt: 2000,
        delivery: { state },
      })
      expect((written(unsent(state), edit('new')) as Message).edits).toBeUndefined()
    }
  })
  it('keeps the wording that may have arrived', () => {
    expect(written(unsent('unconfirmed', 1), edit('new'))).toMatchObject({
      content: { text: 'new' },
      edits: [{ content: { text: 'old' }, by: ivan }],
    })
  })
  it('is cancelled by a removal, unless it may have arrived', () => {
    expect(written(unsent('queued'), remove)).toMatchObject({ delivery: { state: 'cancelled' } })
    expect(written(unsent('failed', 3), remove)).toMatchObject({ delivery: { state: 'cancelled' } })
    expect(written(unsent('unconfirmed', 1), remove)).toBe('not_possible')
    expect(written(unsent('cancelled'), remove)).toBe('not_possible')
    expect(written(unsent('cancelled'), edit('new'))).toBe('not_possible')
  })
  it('makes the change wait while it is on its way, or goes again where it may be there', () => {
    expect(written(unsent('sending', 1), remove)).toMatchObject({ change: { kind: 'remove' } })
    expect(written(unsent('queued', 1), remove, 2000, 'vk')).toMatchObject({ change: { kind: 'remove' } })
    expect(written(unsent('queued', 1), remove)).toMatchObject({ delivery: { state: 'cancelled' } })
  })
  it('cannot be reacted to', () => expect(written(unsent('queued'), react('👍'))).toBe('not_possible'))
})

describe('meetDelivery: a change waited, and the sending ended', () => {
  const clock = { idempotent: false, now: 3000 }
  const waiting = (request: ChangeRequest, state: Delivery['state']): Message => ({
    ...(written(unsent('sending', 1), request) as Message),
    delivery: delivery(state, 1),
  })
  it.each([edit('new'), remove])('sent: $action goes to the messenger', request => {
    expect(meetDelivery(waiting(request, 'sent'), clock)).toEqual(waiting(request, 'sent'))
  })
  it.each(['queued', 'failed', 'unconfirmed'] as const)('%s: the edit is made', state => {
    const met = messageSchema.parse(meetDelivery(waiting(edit('new'), state), clock))
    expect(met).toMatchObject({ content: { text: 'new' }, delivery: { state }, editedAt: 3000 })
    expect(met.change).toBeUndefined()
  })
  it.each(['queued', 'failed'] as const)('%s: the removed one is cancelled', state => {
    const met = meetDelivery(waiting(remove, state), clock)
    expect(met.delivery?.state).toBe('cancelled')
    expect(met.change).toBeUndefined()
  })
  it('unconfirmed: the removal says that there is nothing it knows of', () => {
    expect(meetDelivery(waiting(remove, 'unconfirmed'), clock).change).toMatchObject({
      state: 'failed',
      reason: 'not_found',
    })
  })
  it('queued where repeats are absorbed: it goes on waiting', () => {
    const again = waiting(remove, 'queued')
    expect(meetDelivery(again, { ...clock, idempotent: true })).toBe(again)
  })
})

describe('applyChange', () => {
  it('keeps every wording and who replaced it, and always moves editedAt on', () => {
    const content: Content = { kind: 'text', text: 'new' }
    const once = applyChange(message(), { kind: 'edit', content, author: ivan, at: 1 }, 2000)
    const newer: Content = { kind: 'text', text: 'newer' }
    const twice = applyChange(once, { kind: 'edit', content: newer, author: anna, at: 1 }, 2000)
    expect(applyChange(twice, { kind: 'edit', content: newer, author: ivan, at: 1 }, 3000)).toBe(twice)
    expect(twice.edits).toEqual([
      { content: { kind: 'text', text: 'old' }, at: 2000, by: ivan },
      { content, at: 2000, by: anna },
    ])
    expect([once.editedAt, twice.editedAt]).toEqual([2000, 2001])
  })
  it('keeps what stood in a removed message', () => {
    expect(applyChange(message(), { kind: 'remove', author: ivan, at: 1 }, 2000)).toEqual({
      ...message(),
      deletedAt: 2000,
      deletedBy: ivan,
    })
  })
  it('sets and takes away our reaction beside the person’s', () => {
    const theirs = message({ reactions: { in: ['🔥'] } })
    const set = applyChange(theirs, { kind: 'react', emoji: '👍', author: ivan, at: 1 }, 2000)
    expect(set.reactions).toEqual({ in: ['🔥'], out: ['👍'] })
    expect(applyChange(set, { kind: 'react', emoji: '', author: ivan, at: 1 }, 2000).reactions?.out).toEqual(
      [],
    )
  })
})
