import type { Message } from './Message.ts'

/**
 * Reactions that came before their message. They wait under the id that the message will have, without the field `at`, so
 * that no timeline shows them; the message takes them over when it comes.
 */
export interface EarlyReaction {
  readonly schema: 1
  readonly chatId: string
  readonly externalId: string
  readonly reactions: NonNullable<Message['reactions']>
}
