/** A user as the Bot API shows it. */
export interface TelegramUser {
  id: number
  is_bot: boolean
  first_name: string
  last_name?: string
  username?: string
  language_code?: string
}

/** A message as the Bot API shows it; further fields (media, captions, markup) as they are. */
export interface TelegramMessage {
  message_id: number
  date: number
  chat: { id: number; type: 'private'; first_name?: string; last_name?: string; username?: string }
  from: TelegramUser
  text?: string
  caption?: string
  edit_date?: number
  [field: string]: unknown
}

export interface Webhook {
  url: string
  secretToken: string
  allowedUpdates: string[]
  maxConnections: number
  lastErrorAt?: number
  lastError?: string
}

/** A connected bot. `channel` is its name in control calls; a revoked token is one that is no longer here. */
export interface Bot {
  id: number
  token: string
  channel: string
  username: string
  title: string
  nextUpdateId: number
  nextMessageId: number
  webhook?: Webhook
  /** Presses that were not answered, by their id: when each was made. */
  presses?: Record<string, number>
}

/** A simulated person; `colour` is a hue, and without `photo` the profile has none. */
export interface Person {
  user: TelegramUser
  colour: number
  photo: boolean
  deactivated: boolean
}

/** A message with what only this side knows of it; `reaction` is the person's, `botReaction` the bot's. */
export interface StoredMessage {
  message: TelegramMessage
  deleted?: boolean
  reaction?: string
  botReaction?: string
}

/** A private chat of one person with one bot; it exists once the person wrote. */
export interface Chat {
  botId: number
  personId: number
  blocked: boolean
  messages: StoredMessage[]
}

export interface StoredFile {
  id: string
  botId: number
  name: string
  type: string
  size: number
}

export interface State {
  bots: Bot[]
  people: Record<string, Person>
  chats: Record<string, Chat>
  files: Record<string, StoredFile>
}

/** The bots of the demo, and nobody who has written yet. */
export function emptyState(): State {
  return {
    bots: [
      newBot('111111:demo', 'demo-telegram', 'demo_chats_bot', 'Демо-школа'),
      newBot('111112:demo', 'demo-telegram-2', 'demo_chats_2_bot', 'Демо-школа: поддержка'),
    ],
    people: {},
    chats: {},
    files: {},
  }
}

/** A bot of a token `digits:secret`, with its counters where a first day starts. */
export function newBot(token: string, channel: string, username: string, title: string): Bot {
  return {
    id: Number.parseInt(token),
    token,
    channel,
    username,
    title,
    nextUpdateId: 100_000_001,
    nextMessageId: 1,
  }
}
