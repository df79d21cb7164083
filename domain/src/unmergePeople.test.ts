import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Chat } from './Chat.ts'
import { emailKey, phoneKey } from './contactKeys.ts'
import { enterTimeline } from './enterTimeline.ts'
import { isUnread } from './isUnread.ts'
import type { Merge } from './Merge.ts'
import type { Message } from './Message.ts'
import { mergePeople } from './mergePeople.ts'
import type { Side } from './mergePeople.ts'
import { unmergePeople } from './unmergePeople.ts'
import type { LastEntry } from './unmergePeople.ts'

const NOW = 1_000_000
const clock = { readAllBefore: 0, now: NOW }
/** Few numbers and times, so that they meet often. */
const phones = ['+380671', '+38 (067) 1', '380672', '+380673', '0 (67) 4']
const emails = ['a@example.com', 'A@Example.com ', 'b@example.com']

interface World {
  readonly sides: Record<string, Side>
  readonly last: Record<string, LastEntry>
}
interface Written {
  readonly who: number
  readonly chat: number
  readonly at: number
}

const written = fc.record({ who: fc.nat(2), chat: fc.nat(1), at: fc.integer({ min: 1, max: 9 }) })
const cards = fc.record({
  phones: fc.uniqueArray(fc.constantFrom(...phones), { selector: phoneKey }),
  emails: fc.uniqueArray(fc.constantFrom(...emails), { selector: emailKey }),
  note: fc.constantFrom('', 'звонить утром', 'two\n\nparagraphs', '\n\n'),
  notSameAs: fc.uniqueArray(fc.constantFrom('p-7', 'p-8')),
  tags: fc.uniqueArray(fc.constantFrom('vip', 'cold')),
  leadTools: fc.uniqueArray(fc.constantFrom('link', 'qr')),
  sources: fc.uniqueArray(fc.constantFrom('ads', 'friend')),
  salesPlans: fc.dictionary(
    fc.constantFrom('spring', 'autumn'),
    fc.record({ stageId: fc.constantFrom(null, 's1', 's2'), addedAt: fc.nat(3) }),
    { noNullPrototype: true },
  ),
  fields: fc.dictionary(fc.constantFrom('city', 'size'), fc.constantFrom('Kyiv', 7, true), {
    noNullPrototype: true,
  }),
  tunnels: fc.dictionary(
    fc.constantFrom('welcome'),
    fc.record({ state: fc.constantFrom('running' as const, 'stopped' as const), at: fc.nat(3) }),
    { noNullPrototype: true },
  ),
  blacklisted: fc.boolean(),
  orders: fc.option(
    fc.record({
      count: fc.integer({ min: 1, max: 3 }),
      paid: fc.constantFrom(0, 1),
      paidSums: fc.dictionary(fc.constantFrom('UAH', 'EUR'), fc.integer({ min: 1, max: 9 }), {
        noNullPrototype: true,
      }),
      lastAt: fc.constant(5),
    }),
    { nil: undefined },
  ),
})
type Contents = Partial<Side['card']> & Pick<Side['card'], 'phones' | 'emails' | 'note'>
const worlds = fc
  .tuple(fc.array(written, { maxLength: 12 }), fc.tuple(cards, cards, cards))
  .map(([history, contents]) => history.reduce(write, emptyWorld(contents)))

/** A card has no empty part besides phones and addresses. */
const withoutEmpty = (contents: Contents): Contents =>
  Object.fromEntries(
    Object.entries(contents).filter(
      ([part, value]) =>
        ['phones', 'emails', 'note'].includes(part) ||
        (value && (typeof value !== 'object' || Object.keys(value).length > 0)),
    ),
  ) as Contents

function emptyWorld(contents: readonly Contents[]): World {
  const times = { createdAt: 1, updatedAt: 1 }
  const entries = contents.map((content, who): [string, Side] => {
    const named = { schema: 1, name: `Person ${who}`, assigneeId: null, ...times } as const
    const card: Side['card'] = { ...named, ...withoutEmpty(content) }
    const person: Side['person'] = {
      schema: 1,
      name: `Person ${who}`,
      chats: {},
      lastMessage: null,
      lastMessageAt: 1,
      unread: 0,
      unreadSince: null,
      assigneeId: null,
      createdAt: 1,
    }
    return [`p-${who}`, { id: `p-${who}`, person, card }]
  })
  const empty: World = { sides: Object.fromEntries(entries), last: {} }
  return [0, 1, 2].reduce((world, who) => write(world, { who, chat: 0, at: 1 }), empty)
}

let serial = 0
/** Somebody writes: into the row of whoever has the chat now. */
function write(world: World, { who, chat, at }: Written): World {
  const chatId = `bot_${who}${chat}`
  const messageId = `in_${String(++serial).padStart(8, '0')}`
  const message: Message = {
    schema: 1,
    chatId,
    personId: `p-${who}`,
    direction: 'in',
    kind: 'text',
    at,
    content: { kind: 'text', text: messageId },
    author: { type: 'person', id: `p-${who}`, name: '' },
  }
  const stored: Chat = {
    schema: 1,
    personId: `p-${who}`,
    channelId: 'bot',
    messenger: 'telegram',
    externalId: `${who}${chat}`,
    name: '',
    state: 'subscribed',
    stateChangedAt: 1,
    createdAt: 1,
  }
  const owner =
    Object.values(world.sides).find(side => chatId in side.person.chats) ?? world.sides[`p-${who}`]
  if (!owner) throw new Error(chatId)
  const person = enterTimeline(owner.person, stored, messageId, message, clock)
  const before = world.last[chatId]
  const isLast = !before || message.at >= before.message.at
  return {
    sides: { ...world.sides, [owner.id]: { ...owner, person } },
    last: isLast ? { ...world.last, [chatId]: { messageId, message } } : world.last,
  }
}

interface Married extends World {
  readonly merges: readonly Merge[]
}

function merge(world: Married, keepId: string, otherId: string): Married {
  const [keep, other] = [world.sides[keepId]!, world.sides[otherId]!]
  const merged = mergePeople(keep, other, clock)
  if (merged === 'too_large') throw new Error(merged)
  const { [otherId]: gone, ...rest } = world.sides
  const done: Merge = {
    schema: 1,
    keepId,
    otherId,
    personId: keepId,
    via: 'hand',
    by: 'anna',
    byName: 'Anna',
    at: NOW,
    before: { person: gone!.person, card: gone!.card },
    added: merged.added,
  }
  return {
    ...world,
    sides: { ...rest, [keepId]: { id: keepId, person: merged.person, card: merged.card } },
    merges: [...world.merges, done],
  }
}

function unmerge(world: Married, otherId: string): Married {
  const mine = world.merges.find(one => one.otherId === otherId)!
  const siblings = world.merges.filter(one => one !== mine)
  const parted = unmergePeople({
    kept: world.sides[mine.keepId]!,
    merge: mine,
    siblings,
    last: world.last,
    now: NOW,
  })
  return {
    ...world,
    sides: { ...world.sides, [mine.keepId]: parted.kept, [otherId]: parted.other },
    merges: siblings.map(one => ({ ...one, added: parted.inherited[one.otherId] ?? one.added })),
  }
}

/** A card whose lists may stand in any order and its contacts be written in any way. */
const alike = (card: Side['card']) => ({
  ...card,
  note: '',
  phones: card.phones.map(phoneKey).toSorted(),
  emails: card.emails.map(emailKey).toSorted(),
  notSameAs: card.notSameAs?.toSorted(),
  tags: card.tags?.toSorted(),
  leadTools: card.leadTools?.toSorted(),
  sources: card.sources?.toSorted(),
})
const single = (world: World): Married => ({ ...world, merges: [] })
/** All that a merge may not disturb. */
const kept = ({ sides }: World) =>
  Object.fromEntries(
    Object.entries(sides).map(([id, { person, card }]) => [
      id,
      {
        person,
        card: { ...card, updatedAt: 0, phones: card.phones.toSorted(), emails: card.emails.toSorted() },
      },
    ]),
  )

describe('two people', () => {
  it('merged and parted are what they were', () => {
    fc.assert(
      fc.property(worlds, world => {
        expect(kept(unmerge(merge(single(world), 'p-0', 'p-1'), 'p-1'))).toEqual(kept(world))
      }),
    )
  })

  it('merged and parted have what was written meanwhile, each in their own chats', () => {
    fc.assert(
      fc.property(worlds, fc.array(written), (world, meanwhile) => {
        const known = meanwhile.filter(one => one.chat === 0 || `bot_${one.who}1` in world.last)
        const restart = serial
        const apart = known.reduce(write, world)
        serial = restart
        const together = { ...known.reduce(write, merge(single(world), 'p-0', 'p-1')) }
        const parted = unmerge({ ...merge(single(world), 'p-0', 'p-1'), ...together }, 'p-1')
        expect(kept(parted)).toEqual(kept(apart))
      }),
    )
  })

  it('merged the one way or the other have the same chats, counts, last message and contacts', () => {
    fc.assert(
      fc.property(worlds, world => {
        const [a, b] = [
          merge(single(world), 'p-0', 'p-1').sides['p-0']!,
          merge(single(world), 'p-1', 'p-0').sides['p-1']!,
        ]
        const shared = ({ person }: Side) => ({ ...person, mergedFrom: [], name: '' })
        expect(shared(a)).toEqual(shared(b))
        expect(new Set(a.card.phones.map(phoneKey))).toEqual(new Set(b.card.phones.map(phoneKey)))
        expect(new Set(a.card.emails.map(emailKey))).toEqual(new Set(b.card.emails.map(emailKey)))
      }),
    )
  })
})

describe('three people', () => {
  it.each([
    ['p-1', 'p-2'],
    ['p-2', 'p-1'],
  ])('are as if %s had never been merged when it is parted first', (first, second) => {
    fc.assert(
      fc.property(worlds, world => {
        const all = merge(merge(single(world), 'p-0', 'p-1'), 'p-0', 'p-2')
        const one = unmerge(all, first)
        const never = merge(single(world), 'p-0', second)
        expect(one.sides['p-0']!.person).toEqual(never.sides['p-0']!.person)
        expect(alike(one.sides['p-0']!.card)).toEqual(alike(never.sides['p-0']!.card))
        expect(kept(unmerge(one, second))).toEqual(kept(world))
      }),
    )
  })

  it('merged into one another and parted backwards are what they were', () => {
    fc.assert(
      fc.property(worlds, world => {
        const inner = merge(single(world), 'p-1', 'p-2')
        const outer = merge({ ...inner, merges: [] }, 'p-0', 'p-1')
        const back = unmerge(outer, 'p-1')
        expect(kept(back)).toEqual(kept(inner))
        expect(kept(unmerge({ ...back, merges: inner.merges }, 'p-2'))).toEqual(kept(world))
      }),
    )
  })
})

describe('what is particular', () => {
  const world = [
    { who: 0, chat: 0, at: 5 },
    { who: 1, chat: 0, at: 7 },
  ].reduce(write, emptyWorld([phonesOf('+1'), phonesOf('+1 ', 'b'), phonesOf()]))
  function phonesOf(phone = '', note = '') {
    return { phones: phone ? [phone] : [], emails: [], note }
  }
  const together = merge(single(world), 'p-0', 'p-1')

  it('a note that was edited since stays with the kept one', () => {
    const side = together.sides['p-0']!
    expect(side.card.note).toBe('— Person 1 —\nb')
    const edited = { ...side, card: { ...side.card, note: `${side.card.note.replace('b', 'B')}\n\nmore` } }
    const parted = unmerge({ ...together, sides: { 'p-0': edited } }, 'p-1')
    expect(parted.sides['p-0']!.card.note).toBe('— Person 1 —\nB\n\nmore')
    expect(parted.sides['p-1']!.card.note).toBe('b')
  })

  it('what was added to the card since stays with the kept one', () => {
    const side = together.sides['p-0']!
    expect(side.card.phones).toEqual(['+1'])
    const more = { ...side, card: { ...side.card, phones: [...side.card.phones, '+2'] } }
    const parted = unmerge({ ...together, sides: { 'p-0': more } }, 'p-1')
    expect(parted.sides['p-0']!.card.phones).toEqual(['+1', '+2'])
    expect(parted.sides['p-1']!.card.phones).toEqual(['+1 '])
  })

  it('a plan whose stage was changed since stays with the kept one as it is', () => {
    const plans = (stageId: string) => ({ salesPlans: { spring: { stageId, addedAt: 1 } } })
    const [mine, theirs] = [{ ...phonesOf() }, { ...phonesOf(), ...plans('new') }]
    const merged = merge(single(emptyWorld([mine, theirs, mine])), 'p-0', 'p-1')
    const side = merged.sides['p-0']!
    expect(side.card.salesPlans).toEqual(plans('new').salesPlans)
    const moved = { ...side, card: { ...side.card, ...plans('paid') } }
    const parted = unmerge({ ...merged, sides: { 'p-0': moved } }, 'p-1')
    expect(parted.sides['p-0']!.card.salesPlans).toEqual(plans('paid').salesPlans)
    expect(parted.sides['p-1']!.card.salesPlans).toEqual(plans('new').salesPlans)
  })

  it('orders are summed, and what was ordered since stays', () => {
    const orders = (count: number, UAH: number) => ({ count, paid: 1, paidSums: { UAH }, lastAt: count })
    const [mine, theirs] = [
      { ...phonesOf(), orders: orders(1, 100) },
      { ...phonesOf(), orders: orders(2, 50) },
    ]
    const merged = merge(single(emptyWorld([mine, theirs, mine])), 'p-0', 'p-1')
    const side = merged.sides['p-0']!
    expect(side.card.orders).toEqual({ count: 3, paid: 2, paidSums: { UAH: 150 }, lastAt: 2 })
    const more = { ...side, card: { ...side.card, orders: { ...side.card.orders!, count: 4 } } }
    const parted = unmerge({ ...merged, sides: { 'p-0': more } }, 'p-1')
    expect(parted.sides['p-0']!.card.orders).toEqual({ count: 2, paid: 1, paidSums: { UAH: 100 }, lastAt: 2 })
  })

  it('a chat that was pinned since is no longer pinned when it goes', () => {
    const side = together.sides['p-0']!
    const pinned = (defaultChatId: string) => ({ ...side, person: { ...side.person, defaultChatId } })
    const parted = unmerge({ ...together, sides: { 'p-0': pinned('bot_10') } }, 'p-1')
    expect(parted.sides['p-0']!.person).not.toHaveProperty('defaultChatId')
    const stays = unmerge({ ...together, sides: { 'p-0': pinned('bot_00') } }, 'p-1')
    expect(stays.sides['p-0']!.person.defaultChatId).toBe('bot_00')
  })

  it('what is unread after "read all" is unread in the one they become', () => {
    const since = (side: Side, at: number): Side => {
      const chats = Object.entries(side.person.chats).map(([id, chat]) => [
        id,
        { ...chat, unread: 1, unreadSince: at },
      ])
      return { ...side, person: { ...side.person, chats: Object.fromEntries(chats) } }
    }
    const [keep, other] = [since(world.sides['p-0']!, 5), since(world.sides['p-1']!, 7)]
    const merged = mergePeople(keep, other, { readAllBefore: 6, now: NOW })
    if (merged === 'too_large') throw new Error(merged)
    expect(merged.person.unread).toBe(1)
    expect(isUnread(merged.person.unreadSince, 6)).toBe(true)
  })

  it('a card that cannot hold both is told, nothing is cut', () => {
    const [keep, other] = [world.sides['p-0']!, world.sides['p-1']!]
    const full = (side: Side, from: number): Side => ({
      ...side,
      card: { ...side.card, phones: Array.from({ length: 20 }, (_, i) => `+${from + i}`) },
    })
    expect(mergePeople(full(keep, 100), full(other, 200), clock)).toBe('too_large')
    expect(mergePeople(full(keep, 100), full(other, 100), clock)).not.toBe('too_large')
    const tagged = (side: Side, from: string): Side => ({
      ...side,
      card: { ...side.card, tags: Array.from({ length: 30 }, (_, i) => `${from}${i}`) },
    })
    expect(mergePeople(tagged(keep, 'a'), tagged(other, 'b'), clock)).toBe('too_large')
    const long = { ...other, card: { ...other.card, note: 'n'.repeat(4999) } }
    expect(mergePeople(keep, long, clock)).toBe('too_large')
  })
})
