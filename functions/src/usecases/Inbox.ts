import type { Inbound } from '@chats/domain/Inbound'
import type { Place } from '@chats/domain/meetPerson'
import type { Quarantined } from '@chats/domain/Quarantined'
import type { Instant } from '@chats/domain/Instant'

/** Where incoming updates are stored. */
export interface Inbox {
  /** Stores what an update changes in one transaction; `repeated` when it was stored before, `unavailable` when it could not be now. */
  receive(inbound: Inbound, place: Place, now: Instant): Promise<'stored' | 'repeated' | 'unavailable'>
  quarantine(update: Quarantined): Promise<'stored' | 'unavailable'>
}
