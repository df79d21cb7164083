import type { Messenger } from './Messenger.ts'

/** What a messenger can do, so that nobody asks which messenger it is. Lengths are UTF-16 code units. */
export interface Capabilities {
  readonly maxTextLength: number
  /** Whether the messenger tells that the person has read a message. */
  readonly readReceipts: boolean
  /** Whether a repeated send with the same key is absorbed; without it a lost answer leaves a message unconfirmed. */
  readonly idempotentSend: boolean
}

/** The capability table (docs: core.telegram.org/bots/api#sendmessage, dev.vk.com/method/messages.send). */
export const capabilities: Readonly<Record<Messenger, Capabilities>> = {
  telegram: { maxTextLength: 4096, readReceipts: false, idempotentSend: false },
  vk: { maxTextLength: 9000, readReceipts: true, idempotentSend: true },
}
