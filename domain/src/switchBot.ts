import type { BotOff } from './BotOff.ts'
import type { Person } from './Person.ts'
import { sumBots } from './sumBots.ts'
import { without } from './without.ts'

type Row = Pick<Person, 'chats'>

/** A row with automation turned off in one of its chats, or on again (`null`). */
export function switchBot({ chats }: Row, chatId: string, botOff: BotOff | null) {
  const chat = chats[chatId]
  if (!chat) return { chats, ...sumBots(chats) }
  const next = botOff ? { ...chat, botOff } : without(chat, 'botOff')
  const all = { ...chats, [chatId]: next }
  return { chats: all, ...sumBots(all) }
}
