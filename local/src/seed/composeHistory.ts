import type { Chat } from '@chats/domain/Chat'
import type { Content } from '@chats/domain/Content'
import type { Message } from '@chats/domain/Message'
import type { Messenger } from '@chats/domain/Messenger'
import { chatIdOf, incomingMessageId, indicatorMessageId, personIdOf } from '@chats/domain/ids'
import { createRandom } from './createRandom.ts'
import { demoManagers } from './DemoManager.ts'
import { type DemoPerson, demoPeople } from './demoPeople.ts'
import { demoVkPeople } from './demoVkPeople.ts'
import type { PastChat, PastMessage, PastPerson } from './PastPerson.ts'
import { planTalks, type Said } from './planTalks.ts'

const FIRST_UPDATE_ID = 90_000_001
const FIRST_USER_ID = 500_100_001
const FIRST_VK_USER_ID = 310_400_207

/** One person in one channel, and their place in the order of who wrote last. */
interface Place {
  readonly channelId: string
  readonly messenger: Messenger
  readonly externalId: string
  readonly index: number
}

/** Gives the messages of one chat the messenger's own numbers. */
interface Numbers {
  message(): string
  update(): string
}

/** The chat that something is said in. */
interface Setting {
  readonly chatId: string
  readonly personId: string
  readonly name: string
  readonly numbers: Numbers
  /** What managers wrote before it was read by the person, as far as the messenger tells. */
  readonly readUntil: number
}

/** The places of VK's people among those of Telegram: one waits for an answer, one has denied our messages. */
const vkPlaces = [3, 1, 4, 10, 7, 9, 8, 13, 14, 16, 20, 25, 28, 33]

/** The past of the demo company up to `now` (milliseconds): the same people and words every time. */
export function composeHistory(now: number): readonly PastPerson[] {
  const random = createRandom(2026)
  // A bot numbers the messages of all its chats in one row; close enough to it is one row for everything.
  let nextMessageId = 1
  let nextUpdateId = FIRST_UPDATE_ID
  const botNumbers: Numbers = {
    message: () => String(nextMessageId++),
    update: () => String(nextUpdateId++),
  }
  /** VK numbers the messages of each conversation from 1, and its events have 40 hexadecimal digits. */
  const vkNumbers = (): Numbers => {
    let cmid = 1
    return {
      message: () => String(cmid++),
      update: () => (nextUpdateId++).toString(16).padStart(40, '0'),
    }
  }

  const compose = (said: Said, { chatId, personId, name, numbers, readUntil }: Setting): PastMessage => {
    const manager = demoManagers[said.managerIndex] ?? demoManagers[0]
    const isNote = said.content.kind === 'note'
    const byManager = (said.direction === 'out' || isNote) && manager
    const message: Message = {
      schema: 1,
      chatId,
      personId,
      direction: said.direction,
      kind: said.content.kind,
      at: said.at,
      content: said.content,
      author: byManager
        ? { type: 'manager', id: manager.uid, name: manager.name }
        : { type: 'person', id: personId, name },
      ...(said.edited && {
        edits: [{ content: { kind: 'text', text: said.edited.before } satisfies Content, at: said.at }],
        editedAt: said.edited.at,
      }),
    }
    if (isNote) return { id: random.id(), message }
    if (said.direction === 'internal') return { id: indicatorMessageId(numbers.update()), message }
    if (said.direction === 'in') {
      const externalId = numbers.message()
      return { id: incomingMessageId(externalId), message: { ...message, externalId } }
    }
    const id = random.id()
    if (said.undelivered)
      return {
        id,
        message: {
          ...message,
          delivery: { state: said.undelivered[0], attempt: 1, reason: said.undelivered[1] },
        },
      }
    const state = said.at < readUntil ? ('read' as const) : ('sent' as const)
    const delivery = { state, attempt: 1, sentAt: said.at + 700 }
    return { id, message: { ...message, externalId: numbers.message(), delivery } }
  }

  const composeChat = (
    person: DemoPerson,
    { channelId, messenger, externalId }: Place,
    personId: string,
    plan: ReturnType<typeof planTalks>,
  ): PastChat => {
    const [name, username] = person
    const numbers = messenger === 'vk' ? vkNumbers() : botNumbers
    const id = chatIdOf(channelId, externalId)
    const lastIn = plan.said.findLast(({ direction }) => direction === 'in')
    const readUntil = messenger === 'vk' ? (lastIn?.at ?? 0) : 0
    const firstAt = plan.said[0]?.at ?? now
    const chat: Chat = {
      schema: 1,
      personId,
      channelId,
      messenger,
      externalId,
      name,
      ...(username && { username }),
      state: plan.blocked ? 'blocked' : 'subscribed',
      stateChangedAt: plan.blocked ? (plan.said.at(-1)?.at ?? firstAt) : firstAt,
      ...(plan.payload && { source: { payload: plan.payload, at: firstAt } }),
      createdAt: firstAt,
    }
    return {
      id,
      chat,
      messages: plan.said.map(said =>
        compose(messenger === 'vk' ? renumbered(said) : said, {
          chatId: id,
          personId,
          name,
          numbers,
          readUntil,
        }),
      ),
      unread: plan.unread,
    }
  }

  const composePerson = (person: DemoPerson, places: readonly Place[], row: number): PastPerson => {
    const [name, username, language] = person
    const [first] = places
    const personId = personIdOf(chatIdOf(first?.channelId ?? '', first?.externalId ?? ''))
    const chats = places.map(place =>
      composeChat(person, place, personId, planTalks({ index: place.index, language, now, random })),
    )
    return { id: personId, name, username, assigneeId: assigneeOf(row), photo: row % 3 !== 2, chats }
  }

  const inTelegram = demoPeople.map((person, index) => {
    const externalId = String(FIRST_USER_ID + index * 7919)
    const place = { channelId: 'demo-telegram', messenger: 'telegram' as const, externalId, index }
    // One of them writes to both bots.
    const second = { ...place, channelId: 'demo-telegram-2', index: index + 50 }
    return composePerson(person, index === 1 ? [place, second] : [place], index)
  })
  const inVk = demoVkPeople.map((person, row) => {
    const externalId = String(FIRST_VK_USER_ID + row * 6_113)
    const index = vkPlaces[row] ?? row * 3
    return composePerson(person, [{ channelId: 'demo-vk', messenger: 'vk', externalId, index }], row + 1)
  })
  return [...inTelegram, ...inVk]
}

/** The shop has numbers of its own for what is ordered in VK. */
const renumbered = (said: Said): Said =>
  'orderId' in said.content
    ? { ...said, content: { ...said.content, orderId: `VK-${said.content.orderId}` } }
    : said

const assigneeOf = (index: number) => (index % 5 === 0 ? 'demo-oleg' : index % 7 === 3 ? 'demo-anna' : null)
