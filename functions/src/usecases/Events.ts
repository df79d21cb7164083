import type { EventOutcome } from '@chats/domain/EventAnswer'
import type { EventRequest } from '@chats/domain/EventRequest'
import type { Instant } from '@chats/domain/Instant'

/** A system that may tell events. */
export interface Source {
  readonly id: string
  readonly name: string
}

/** An event as it came, with what makes a second one like it the same. */
export interface TakenEvent {
  /** Follows from the source and its idempotency key. */
  readonly id: string
  readonly source: Source
  readonly event: EventRequest
  /** When it happened. */
  readonly at: Instant
  /** Of the body: the same key with another body is a mistake of the caller. */
  readonly bodyHash: string
  readonly receivedAt: Instant
}

/** Where events from outside are stored. */
export interface Events {
  /** Whose key this is, and that it was used; null for a key that nobody has, or has any longer. */
  sourceOf(key: { readonly id: string; readonly secret: string }, now: Instant): Promise<Source | null>
  /** Stores all that an event changes in one transaction, or nothing. */
  take(taken: TakenEvent): Promise<EventOutcome>
}
