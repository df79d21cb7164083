import type { Chat } from '@chats/domain/Chat'
import type { Content } from '@chats/domain/Content'
import type { Message } from '@chats/domain/Message'
import { chatIdOf, incomingMessageId, indicatorMessageId, personIdOf } from '@chats/domain/ids'
import { createRandom } from './createRandom.ts'
import { demoManagers } from './DemoManager.ts'
import { type DemoPerson, demoPeople } from './demoPeople.ts'
import type { PastChat, PastMessage, PastPerson } from './PastPerson.ts'
import { planTalks, type Said } from './planTalks.ts'

const FIRST_UPDATE_ID = 90_000_001
const FIRST_USER_ID = 500_100_001

/** The past of the demo company up to `now` (milliseconds): the same people and words every time. */
export function composeHistory(now: number): readonly PastPerson[] {
  const random = createRandom(2026)
  // A bot numbers the messages of all its chats in one row; close enough to it is one row for everything.
  let nextMessageId = 1
  let nextUpdateId = FIRST_UPDATE_ID

  const compose = (said: Said, chatId: string, personId: string, name: string): PastMessage => {
    const manager = demoManagers[said.managerIndex] ?? demoManagers[0]
    const byManager = said.direction === 'out' && manager
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
    if (said.direction === 'internal') return { id: indicatorMessageId(String(nextUpdateId++)), message }
    if (said.direction === 'in') {
      const externalId = String(nextMessageId++)
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
    const delivery = { state: 'sent' as const, attempt: 1, sentAt: said.at + 700 }
    return { id, message: { ...message, externalId: String(nextMessageId++), delivery } }
  }

  const composeChat = (
    person: DemoPerson,
    index: number,
    channelId: string,
    personId: string,
    plan: ReturnType<typeof planTalks>,
  ): PastChat => {
    const [name, username] = person
    const externalId = String(FIRST_USER_ID + index * 7919)
    const id = chatIdOf(channelId, externalId)
    const firstAt = plan.said[0]?.at ?? now
    const chat: Chat = {
      schema: 1,
      personId,
      channelId,
      messenger: 'telegram',
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
      messages: plan.said.map(said => compose(said, id, personId, name)),
      unread: plan.unread,
    }
  }

  return demoPeople.map((person, index) => {
    const [name, username, language] = person
    const personId = personIdOf(chatIdOf('demo-telegram', String(FIRST_USER_ID + index * 7919)))
    // One of them writes to both bots.
    const channels = index === 1 ? ['demo-telegram', 'demo-telegram-2'] : ['demo-telegram']
    const chats = channels.map((channelId, turn) =>
      composeChat(
        person,
        index,
        channelId,
        personId,
        planTalks({ index: index + turn * 50, language, now, random }),
      ),
    )
    return { id: personId, name, username, assigneeId: assigneeOf(index), photo: index % 3 !== 2, chats }
  })
}

const assigneeOf = (index: number) => (index % 5 === 0 ? 'demo-oleg' : index % 7 === 3 ? 'demo-anna' : null)
