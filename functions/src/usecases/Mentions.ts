import type { Message } from '@chats/domain/Message'
import type { Instant } from '@chats/domain/Instant'

/** Who is told of notes. */
export interface Mentions {
  /** Tells the managers whom a note mentions, each once; answers how many were told. */
  readonly tell: (messageId: string, note: Message, now: Instant) => Promise<number>
}
