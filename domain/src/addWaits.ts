import type { Instant } from './Instant.ts'
import { partsOfChatId } from './ids.ts'
import { waitBounds } from './waitBounds.ts'
import type { DayWaits, Waits } from './Waits.ts'
import type { Wait } from './waitsIn.ts'
import { wallClock } from './wallClock.ts'

/** The waits of a day with those of one chat added. */
export function addWaits(
  day: DayWaits,
  waits: readonly Wait[],
  { chatId, zone }: { readonly chatId: string; readonly zone: string },
): DayWaits {
  const { channelId } = partsOfChatId(chatId)
  return waits.reduce<DayWaits>((sum, { since, answeredAt, managerId }) => {
    const bound = boundOf(since, answeredAt)
    return {
      hours: oneMore(sum.hours, String(wallClock(answeredAt, zone).hour), bound),
      managers: oneMore(sum.managers, managerId, bound),
      channels: oneMore(sum.channels, channelId, bound),
    }
  }, day)
}

export const noWaits: DayWaits = { hours: {}, managers: {}, channels: {} }

function boundOf(since: Instant, answeredAt: Instant): string {
  const seconds = (answeredAt - since) / 1000
  return String(waitBounds.find(bound => seconds <= bound) ?? waitBounds.at(-1))
}

function oneMore(groups: Readonly<Record<string, Waits>>, key: string, bound: string): Record<string, Waits> {
  const waits = groups[key] ?? {}
  return { ...groups, [key]: { ...waits, [bound]: (waits[bound] ?? 0) + 1 } }
}
