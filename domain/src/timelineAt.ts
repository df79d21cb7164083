import { capabilities } from './capabilities.ts'
import type { Instant } from './Instant.ts'
import type { OursOfSecond } from './Known.ts'
import { messageNumber } from './messageNumber.ts'
import type { Messenger } from './Messenger.ts'
import { withinSecond } from './withinSecond.ts'

interface Arrived {
  readonly at: Instant
  readonly albumId?: string
  readonly externalId?: string
}

/**
 * When something that came in stands on the timeline. Where updates keep their order, our clock makes the messenger's
 * second finer; elsewhere all of one second stand by their ids, because one that is late would overtake the next, but
 * behind those of `ours` of that second to which the messenger gave a lower number. Parts of an album stand at the end
 * of their second, after the words that they were forwarded with, or as what they were sent with.
 */
export function timelineAt(
  { at, albumId, externalId = '' }: Arrived,
  messenger: Messenger,
  now: Instant,
  ours: readonly OursOfSecond[] = [],
): Instant {
  if (capabilities[messenger].ordersUpdates) return albumId === undefined ? withinSecond(at, now) : at + 999
  const number = messageNumber(externalId)
  const before = ours.filter(own => messageNumber(own.externalId) < number).map(own => own.at + 1)
  return Math.min(Math.max(at, ...before), at + 999)
}
