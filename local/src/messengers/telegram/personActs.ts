import type { Delivery } from '../createDelivery.ts'
import type { World } from '../Messenger.ts'
import type { FirstAnswer } from '../Parcel.ts'
import { botUser } from './botUser.ts'
import { chatField } from './chatField.ts'
import { openChat } from './chatOf.ts'
import { findMessage, storeMessage } from './storeMessage.ts'
import { isWanted, kindOf, offerUpdate } from './offerUpdate.ts'
import type { Bot, Chat, Person, State, StoredMessage, TelegramMessage } from './State.ts'

/** What a person's acts need; `shown` and `placed` let the phone follow. */
export interface ActPorts {
  world: World
  state: () => State
  delivery: Delivery
  shown(chat: Chat, stored: StoredMessage): void
  placed(chat: Chat): void
}

/** Ids of what an act made, and how its first delivery went. */
export interface ActResult extends FirstAnswer {
  update_id: number
  message_id?: number
  /** All parts of an album. */
  message_ids?: number[]
}

/** What the persons of the simulator can do, each as the updates that Telegram makes of it. */
export interface PersonActs {
  /** Writes a message, or the parts of an album one after the other; the answer is of the first one. */
  say(bot: Bot, person: Person, parts: readonly Record<string, unknown>[]): Promise<ActResult | undefined>
  edit(
    bot: Bot,
    person: Person,
    messageId: number,
    content: Record<string, unknown>,
  ): Promise<ActResult | undefined>
  setBlocked(bot: Bot, person: Person, blocked: boolean): Promise<ActResult>
  react(bot: Bot, person: Person, messageId: number, emoji: string): Promise<ActResult | undefined>
  /** Takes a message away on both sides; Telegram tells a bot nothing of it. */
  remove(bot: Bot, person: Person, messageId: number): Promise<ActResult | undefined>
  press(bot: Bot, person: Person, messageId: number, data: string): Promise<ActResult | undefined>
  deliver(bot: Bot, update: Record<string, unknown>): Promise<ActResult>
}

export function createPersonActs({ world, state, delivery, shown, placed }: ActPorts): PersonActs {
  const seconds = () => Math.floor(world.clock.now() / 1000)

  async function offer(bot: Bot, content: Record<string, unknown>): Promise<ActResult> {
    const update_id = bot.nextUpdateId
    if (bot.webhook && !isWanted(bot, kindOf(content))) return { update_id, status: 0, ms: 0, queued: false }
    bot.nextUpdateId++
    world.changed()
    return { update_id, ...(await offerUpdate(world, delivery, bot, { update_id, ...content })) }
  }

  function member(bot: Bot, status: 'member' | 'kicked') {
    return { user: botUser(bot), status, ...(status === 'kicked' ? { until_date: 0 } : {}) }
  }

  async function setBlocked(bot: Bot, person: Person, blocked: boolean) {
    const chat = openChat(state(), bot, person.user.id)
    const was = chat.blocked
    chat.blocked = blocked
    placed(chat)
    return offer(bot, {
      my_chat_member: {
        chat: chatField(person.user),
        from: person.user,
        date: seconds(),
        old_chat_member: member(bot, was ? 'kicked' : 'member'),
        new_chat_member: member(bot, blocked ? 'kicked' : 'member'),
      },
    })
  }

  async function say(bot: Bot, person: Person, parts: readonly Record<string, unknown>[]) {
    const chat = openChat(state(), bot, person.user.id)
    const unblocked = chat.blocked ? setBlocked(bot, person, false) : undefined
    const offered = parts.map(content => {
      const message: TelegramMessage = {
        message_id: bot.nextMessageId,
        from: person.user,
        chat: chatField(person.user),
        date: seconds(),
        ...content,
      }
      shown(chat, storeMessage(chat, bot, message))
      return offer(bot, { message }).then(answer => ({ message_id: message.message_id, ...answer }))
    })
    const [answers] = await Promise.all([Promise.all(offered), unblocked])
    const message_ids = answers.map(({ message_id }) => message_id)
    return answers[0] && { ...answers[0], ...(answers.length > 1 ? { message_ids } : {}) }
  }

  async function edit(bot: Bot, person: Person, messageId: number, content: Record<string, unknown>) {
    const chat = openChat(state(), bot, person.user.id)
    const stored = findMessage(chat, messageId)
    if (!stored || stored.deleted || stored.message.from.is_bot) return undefined
    stored.message = { ...stored.message, ...worded(stored.message, content), edit_date: seconds() }
    shown(chat, stored)
    return { message_id: messageId, ...(await offer(bot, { edited_message: stored.message })) }
  }

  async function remove(bot: Bot, person: Person, messageId: number) {
    const chat = openChat(state(), bot, person.user.id)
    const stored = findMessage(chat, messageId)
    if (!stored || stored.deleted) return undefined
    stored.deleted = true
    shown(chat, stored)
    return { message_id: messageId, update_id: bot.nextUpdateId, status: 0, ms: 0, queued: false }
  }

  async function react(bot: Bot, person: Person, messageId: number, emoji: string) {
    const chat = openChat(state(), bot, person.user.id)
    const stored = findMessage(chat, messageId)
    if (!stored) return undefined
    const listed = (value: string | undefined) => (value ? [{ type: 'emoji', emoji: value }] : [])
    const old_reaction = listed(stored.reaction)
    stored.reaction = emoji
    shown(chat, stored)
    return offer(bot, {
      message_reaction: {
        chat: chatField(person.user),
        message_id: messageId,
        user: person.user,
        date: seconds(),
        old_reaction,
        new_reaction: listed(emoji),
      },
    })
  }

  async function press(bot: Bot, person: Person, messageId: number, data: string) {
    const stored = findMessage(openChat(state(), bot, person.user.id), messageId)
    if (!stored) return undefined
    const id = `${bot.id}${bot.nextUpdateId}`
    bot.presses = { ...bot.presses, [id]: world.clock.now() }
    return offer(bot, {
      callback_query: {
        id,
        from: person.user,
        chat_instance: `${bot.id}${person.user.id}`,
        message: stored.message,
        data,
      },
    })
  }

  async function deliver(bot: Bot, update: Record<string, unknown>) {
    const given = Number(update['update_id'])
    const update_id = Number.isFinite(given) ? given : bot.nextUpdateId
    bot.nextUpdateId = Math.max(bot.nextUpdateId, update_id + 1)
    world.changed()
    return { ...(await offerUpdate(world, delivery, bot, { ...update, update_id })), update_id }
  }

  return { say, edit, setBlocked, react, remove, press, deliver }
}

/** An edit of a message without a text of its own gives it another caption. */
function worded(before: TelegramMessage, content: Record<string, unknown>): Partial<TelegramMessage> {
  const { text, entities, ...rest } = content
  if (typeof text !== 'string') return rest
  if (before.text !== undefined) return { ...rest, text, entities }
  return { ...rest, caption: text === '' ? undefined : text, caption_entities: entities }
}
