import { dayOf } from '@chats/domain/dayOf'
import type { Instant } from '@chats/domain/Instant'
import type { MessageDay } from '@chats/domain/MessageDay'
import { wallClock } from '@chats/domain/wallClock'
import { countWaits } from './countWaits.ts'
import type { WaitSource } from './countWaits.ts'
import type { Log } from './Log.ts'

/** Which messages are counted: of a direction, in a time, and of one kind, author or channel where that is asked. */
export interface Counted {
  readonly direction: 'in' | 'out'
  readonly from: Instant
  readonly to: Instant
  readonly kind?: string
  readonly authorId?: string
  readonly channelId?: string
}

export interface MessageCounts extends WaitSource {
  readonly timeZone: () => Promise<string>
  readonly managerIds: () => Promise<readonly string[]>
  readonly channelIds: () => Promise<readonly string[]>
  readonly count: (counted: Counted) => Promise<number>
  /** How many people have something unread. */
  readonly waiting: () => Promise<number>
  /** A day as it is counted; null when it is not at all. */
  readonly day: (day: string) => Promise<MessageDay | null>
  readonly write: (day: MessageDay) => Promise<void>
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Days that were never counted are made up for, so many in one run. */
const LOOKED_BACK = 30
const MADE_UP = 3
/** What the person did without words. */
const wordless = ['indicator', 'press']

/** Counts today, what of yesterday was not whole yet, and some days before that nobody has counted. */
export async function countMessages(
  counts: MessageCounts,
  { now, log }: { readonly now: Instant; readonly log: Log },
): Promise<void> {
  const zone = await counts.timeZone()
  const step = stepOf(now, zone)
  const [managerIds, channelIds] = await Promise.all([counts.managerIds(), counts.channelIds()])
  // A company that has no channel yet has nothing to count.
  if (channelIds.length === 0) return
  const today = dayOf(now, zone)
  const due = [{ day: today, noon: now, before: await counts.day(today) }]
  for (let back = 1; back <= LOOKED_BACK && due.length <= MADE_UP; back++) {
    const noon = now - back * DAY
    const day = dayOf(noon, zone)
    const before = await counts.day(day)
    if (day !== today && !isWhole(day, before)) due.push({ day, noon, before })
  }
  for (const { day, noon, before } of due) {
    const slots = slotsOf(day, noon)
    const [start = noon, last = noon] = [slots[0], slots.at(-1)]
    const written = await countDay(day, slots, { from: start, to: Math.min(last + step, now) })
    const waits = await countWaits(counts, {
      before,
      zone,
      within: { from: start, to: last + step },
      now,
      authorIds: managerIds,
    })
    const waiting = day === today ? await counts.waiting() : before?.waiting
    await counts.write({ ...written, ...waits, ...(waiting !== undefined && { waiting }) })
  }
  log({ event: 'messages_counted', days: due.length })

  function isWhole(day: string, counted: MessageDay | null): boolean {
    const isPast = (until: Instant | undefined) => until !== undefined && dayOf(until, zone) !== day
    return isPast(counted?.countedUntil) && isPast(counted?.waitsUntil)
  }

  async function countDay(
    day: string,
    slots: readonly Instant[],
    { from, to }: { readonly from: Instant; readonly to: Instant },
  ): Promise<MessageDay> {
    const hours: Record<string, { in: number; out: number }> = {}
    const managers: Record<string, Record<string, number>> = {}
    for (const begin of slots) {
      const slot = { from: begin, to: Math.min(begin + step, now) }
      const hour = String(wallClock(begin, zone).hour)
      const [all, out, ...less] = await Promise.all([
        counts.count({ direction: 'in', ...slot }),
        counts.count({ direction: 'out', ...slot }),
        ...wordless.map(kind => counts.count({ direction: 'in', kind, ...slot })),
      ])
      const before = hours[hour] ?? { in: 0, out: 0 }
      const said = all - less.reduce((sum, one) => sum + one, 0)
      if (said + out > 0) hours[hour] = { in: before.in + said, out: before.out + out }
      if (out === 0) continue
      for (const authorId of managerIds) {
        const wrote = await counts.count({ direction: 'out', authorId, ...slot })
        const own = managers[authorId] ?? {}
        if (wrote > 0) managers[authorId] = { ...own, [hour]: (own[hour] ?? 0) + wrote }
      }
    }
    const channels: MessageDay['channels'] = {}
    for (const channelId of channelIds) {
      const [all, out, ...less] = await Promise.all([
        counts.count({ direction: 'in', channelId, from, to }),
        counts.count({ direction: 'out', channelId, from, to }),
        ...wordless.map(kind => counts.count({ direction: 'in', kind, channelId, from, to })),
      ])
      const both = { in: all - less.reduce((sum, one) => sum + one, 0), out }
      if (both.in + both.out > 0) channels[channelId] = both
    }
    return { schema: 1, day, hours, managers, channels, countedUntil: to }
  }

  /** The slots of a day that have begun, by their first moments; an hour of it more or less where the clocks are changed. */
  function slotsOf(day: string, within: Instant): readonly Instant[] {
    const near = within - (within % step)
    const around = (26 * HOUR) / step
    return Array.from({ length: 2 * around }, (_, n) => near + (n - around) * step).filter(
      at => at <= now && dayOf(at, zone) === day,
    )
  }
}

/** So long that a day and its hours begin with one: some zones are half an hour, or a quarter, beside the others. */
function stepOf(now: Instant, zone: string): number {
  const { minute } = wallClock(now - (now % HOUR), zone)
  if (minute === 0) return HOUR
  return minute === 30 ? HOUR / 2 : HOUR / 4
}
