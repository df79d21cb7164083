import type { Inbound } from '@chats/domain/Inbound'
import type { Place } from '@chats/domain/meetPerson'
import type { Quarantined } from '@chats/domain/Quarantined'
import type { Instant } from '@chats/domain/Instant'

/** Where incoming updates are stored. */
export interface Inbox {
  /**
   * Stores what an update changes in one transaction; `repeated` when that is nothing, `unavailable` when it could not be
   * now, `early` when it may be about a message that is just being sent.
   */
  receive(
    inbound: Inbound,
    place: Place,
    now: Instant,
  ): Promise<'stored' | 'repeated' | 'unavailable' | 'early'>
  quarantine(update: Quarantined): Promise<'stored' | 'unavailable'>
}
