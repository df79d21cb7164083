import type { Bot, Chat, State } from './State.ts'

const keyOf = (botId: number, personId: number) => `${botId}/${personId}`

/** The chat of a person with a bot; undefined while the person has not written. */
export function chatOf(state: State, bot: Bot, personId: number): Chat | undefined {
  return state.chats[keyOf(bot.id, personId)]
}

/** The same, opened by the person. */
export function openChat(state: State, bot: Bot, personId: number): Chat {
  const chat = chatOf(state, bot, personId) ?? { botId: bot.id, personId, blocked: false, messages: [] }
  state.chats[keyOf(bot.id, personId)] = chat
  return chat
}
