import { capabilities } from './capabilities.ts'
import type { Instant } from './Instant.ts'
import type { Messenger } from './Messenger.ts'
import { withinSecond } from './withinSecond.ts'

/**
 * When something that came in stands on the timeline. Where updates keep their order, our clock makes the messenger's
 * second finer; elsewhere all of one second stand by their ids, because one that is late would overtake the next. So do
 * the parts of an album, at the end of their second, after the words that they were forwarded with.
 */
export function timelineAt(
  { at, albumId }: { readonly at: Instant; readonly albumId?: string },
  messenger: Messenger,
  now: Instant,
): Instant {
  if (!capabilities[messenger].ordersUpdates) return at
  return albumId === undefined ? withinSecond(at, now) : at + 999
}
