import type { Instant } from '@chats/domain/Instant'

/** Chats in which automation is silent for a time. */
export interface BotPauses {
  /** People with a pause that ended by a moment, at most a page of them. */
  readonly ended: (by: Instant) => Promise<readonly string[]>
  /** Lets automation speak again where the pause of a person has ended, and notes that on the timeline; once. */
  readonly resume: (personId: string, now: Instant) => Promise<number>
}
