import type { Instant } from '@chats/domain/Instant'
import type { Scheduled } from '@chats/domain/Scheduled'
import { isAnswered } from '@chats/domain/scheduledStep'
import type { Row } from '../../../entities/Row.ts'
import type { ScheduledGroup } from './ScheduledGroup.ts'

/** What waits in a chat, albums as one, in the order in which it goes. */
export function groupScheduled(
  rows: readonly Row<Scheduled>[],
  lastInboundAt: Instant | null,
): readonly ScheduledGroup[] {
  const albums = Map.groupBy(rows, ({ id, albumId }) => albumId ?? id)
  return [...albums.values()]
    .flatMap(all => {
      const [first, ...others] = all.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      if (!first) return []
      const stopped = first.sendAt === null || isAnswered(first, lastInboundAt)
      return [{ parts: [first, ...others] as const, stopped }]
    })
    .sort((a, b) => (a.parts[0].sendAt ?? 0) - (b.parts[0].sendAt ?? 0))
}
