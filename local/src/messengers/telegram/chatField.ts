import type { TelegramMessage, TelegramUser } from './State.ts'

/** The chat object that Telegram puts in messages of a private chat. */
export function chatField({ id, first_name, last_name, username }: TelegramUser): TelegramMessage['chat'] {
  return {
    id,
    type: 'private',
    first_name,
    ...(last_name === undefined ? {} : { last_name }),
    ...(username === undefined ? {} : { username }),
  }
}
