import type { Bot, TelegramUser } from './State.ts'

/** The user object of a bot. */
export const botUser = (bot: Bot): TelegramUser => ({
  id: bot.id,
  is_bot: true,
  first_name: bot.title,
  username: bot.username,
})
