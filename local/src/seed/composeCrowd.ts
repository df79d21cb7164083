import type { Message } from '@chats/domain/Message'
import { chatIdOf, incomingMessageId, personIdOf } from '@chats/domain/ids'
import { createRandom } from './createRandom.ts'
import type { Random } from './createRandom.ts'
import { crowdNames } from './crowdNames.ts'
import { demoManagers } from './DemoManager.ts'
import { demoTalks, openQuestions } from './demoTalks.ts'
import type { PastMessage, PastPerson } from './PastPerson.ts'

const DAY = 86_400_000
const YEARS = 3 * 365 * DAY
const FIRST_USER_ID = 600_000_001
const FIRST_VK_USER_ID = 320_000_001
/** Cards are made of the digits of the id: what divides none of them spreads tags, phones and plans over all. */
const ID_STEP = 7

/** Who writes, and where. */
interface Setting {
  readonly chatId: string
  readonly personId: string
  readonly name: string
}

/**
 * The people of a large company beside those of the demo, the same ones every time: three years of them, the more
 * recent the denser, most of them answered long ago. One at a time, for all of them are more than one wants in memory.
 */
export function* composeCrowd(count: number, now: number): Generator<PastPerson> {
  for (let index = 0; index < count; index++) {
    const since = (index + 1) / count
    yield composePerson(index, now - Math.floor(since * since * YEARS) - 20 * 60_000, createRandom(index + 1))
  }
}

function composePerson(index: number, lastAt: number, random: Random): PastPerson {
  const language = random.below(2) ? 'uk' : 'ru'
  const { men, women, surnames } = crowdNames[language]
  const isWoman = random.below(5) > 1
  const first = pick(isWoman ? women : men, random)
  const surname = pick(surnames, random)[isWoman ? 1 : 0]
  const name = random.below(20) ? `${first} ${surname}` : first
  const messenger = random.below(3) ? ('telegram' as const) : ('vk' as const)
  const channelId = messenger === 'vk' ? 'demo-vk' : pick(['demo-telegram', 'demo-telegram-2'], random)
  const externalId = String((messenger === 'vk' ? FIRST_VK_USER_ID : FIRST_USER_ID) + index * ID_STEP)
  const id = chatIdOf(channelId, externalId)
  const personId = personIdOf(id)
  const waits = random.below(60) === 0
  const said = { chatId: id, personId, name }
  const messages = waits
    ? [incoming(1, said, pick(openQuestions[language], random), lastAt)]
    : answered(said, pick(demoTalks[language], random), lastAt, random)
  const at = messages[0]?.message.at ?? lastAt
  const blocked = random.below(25) === 0
  const username = messenger === 'telegram' && random.below(3) ? `user_${index}` : ''
  const chat = {
    schema: 1 as const,
    personId,
    channelId,
    messenger,
    externalId,
    name,
    ...(username && { username }),
    state: blocked ? ('blocked' as const) : ('subscribed' as const),
    stateChangedAt: blocked ? lastAt : at,
    createdAt: at,
  }
  return {
    id: personId,
    name,
    username,
    assigneeId: random.below(6) ? null : pick(demoManagers, random).uid,
    photo: false,
    chats: [{ id, chat, messages, unread: waits ? 1 : 0 }],
  }
}

/** The end of a talk: what was asked last, and what was answered. */
function answered(said: Setting, talk: readonly string[], lastAt: number, random: Random): PastMessage[] {
  const words = (mark: string) => talk.findLast(line => line.startsWith(mark))?.slice(2) ?? '👍'
  const manager = pick(demoManagers, random)
  const asked = incoming(1, said, words('<'), lastAt - 60_000 * (2 + random.below(30)))
  const text = words('>')
  const answer: Message = {
    schema: 1,
    chatId: said.chatId,
    personId: said.personId,
    direction: 'out',
    kind: 'text',
    at: lastAt,
    content: { kind: 'text', text },
    author: { type: 'manager', id: manager.uid, name: manager.name },
    externalId: '2',
    delivery: { state: 'sent', attempt: 1, sentAt: lastAt + 700 },
  }
  return [asked, { id: random.id(), message: answer }]
}

function incoming(
  number: number,
  { chatId, personId, name }: Setting,
  text: string,
  at: number,
): PastMessage {
  const externalId = String(number)
  return {
    id: incomingMessageId(externalId),
    message: {
      schema: 1,
      chatId,
      personId,
      direction: 'in',
      kind: 'text',
      at,
      content: { kind: 'text', text },
      author: { type: 'person', id: personId, name },
      externalId,
    },
  }
}

function pick<T>(from: readonly T[], random: Random): T {
  const one = from[random.below(from.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}
