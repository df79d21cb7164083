import type { CameBy } from './CameBy.ts'
import type { Card } from './Card.ts'
import type { Chat } from './Chat.ts'
import type { Company } from './Company.ts'
import type { Content } from './Content.ts'
import type { Delivery } from './Delivery.ts'
import type { EarlyReaction } from './EarlyReaction.ts'
import type { Instant } from './Instant.ts'
import type { Message } from './Message.ts'
import type { Person } from './Person.ts'

/** A message of our side that the person may have read. */
export interface SentMessage {
  readonly id: string
  readonly externalId?: string
  readonly delivery: Delivery
}

/** One of our messages that the messenger has numbered, and where it stands. */
export interface OursOfSecond {
  readonly externalId: string
  readonly at: Instant
}

/** What is stored about the chat that an update belongs to. All but the first four is looked up only where it matters. */
export interface Known {
  readonly chat: Chat | null
  readonly person: Person | null
  readonly readAllBefore: Instant
  /** When the company works, what it says when it does not, and when its tunnels changed. */
  readonly company?: Pick<Company, 'name' | 'timeZone' | 'workingHours' | 'away' | 'tunnelsChangedAt'>
  /** The message that the update is about. */
  readonly message: Message | null
  /** Its id, where it is not `messageIdOf` the update: one that we sent. */
  readonly messageId?: string
  /** What waits in the place of the message. */
  readonly early?: EarlyReaction
  /** The message of our side whose button was pressed. */
  readonly pressed?: { readonly id: string; readonly content: Content }
  /** Our id of the message of our side that is answered. */
  readonly answered?: string
  /** The message that a part of several belongs to. */
  readonly whole?: Message
  /** Our messages of the second in which something was said, where the messenger tells no more than the second. */
  readonly ours?: readonly OursOfSecond[]
  /** The newest messages of our side that are not read yet. */
  readonly sent?: readonly SentMessage[]
  /** The messenger's id of a message of our side up to which all are read. */
  readonly readUpTo?: string
  /** By which lead tool they come now; only for a start that says so. */
  readonly cameBy?: CameBy
  /** Their card, where it has to say by which. */
  readonly card?: Card | null
}

/** The documents as they shall be; what is left out stays as it is. */
export interface Changes {
  readonly message?: Message
  /** What is sent to the person because of it, with its id. */
  readonly reply?: { readonly id: string; readonly message: Message }
  /** Stands where the message would stand. */
  readonly early?: EarlyReaction
  /** By message. */
  readonly deliveries?: Readonly<Record<string, Delivery>>
  readonly chat?: Chat
  readonly person?: Person
  readonly card?: Card
}
