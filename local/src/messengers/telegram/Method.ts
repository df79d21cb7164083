import type { Delivery } from '../createDelivery.ts'
import type { World } from '../Messenger.ts'
import type { Params } from './createParams.ts'
import type { Bot, Chat, State, StoredMessage } from './State.ts'

/** What a Bot API method may use. */
export interface MethodContext {
  world: World
  state: State
  delivery: Delivery
  bot: Bot
  params: Params
  /** A message of the bot reached the person: it is stored, counted and shown. */
  arrived(chat: Chat, stored: StoredMessage): void
  /** A stored message changed. */
  changed(chat: Chat, stored: StoredMessage): void
  typing(chat: Chat): void
}

/** A method of the Bot API: gives its result or throws a Refusal. */
export type Method = (context: MethodContext) => unknown

/** A result with words of its own, as setWebhook answers. */
export interface Described {
  result: unknown
  description: string
}
