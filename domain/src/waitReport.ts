import type { MessageDay } from './MessageDay.ts'
import { waitBounds } from './waitBounds.ts'
import type { Waits } from './Waits.ts'

/** What there is to say of some waits. */
export interface WaitFigures {
  readonly answered: number
  /** Half of them waited no longer, in seconds; near, not exact (`waitBounds`). */
  readonly median: number | null
  /** The part of them that was answered so soon, from 0 to 1; exact. */
  readonly withinFiveMinutes: number | null
  readonly withinHour: number | null
  readonly withinDay: number | null
}

/** Figures under a name: a day, an hour, the id of a manager or a channel. */
export interface WaitGroup {
  readonly key: string
  readonly figures: WaitFigures
}

export const waitGroupings = ['managers', 'channels', 'days', 'hours'] as const
export type WaitGrouping = (typeof waitGroupings)[number]

export interface WaitReport extends Readonly<Record<WaitGrouping, readonly WaitGroup[]>> {
  readonly all: WaitFigures
  /** How many waited longer than the range before and up to so many seconds; the last is open. */
  readonly ranges: readonly { readonly upTo: number | null; readonly count: number }[]
  /** Who was unread when the last day that knows it was counted last. */
  readonly left: { readonly people: number; readonly at: number } | null
}

const RANGES = [60, 300, 900, 3600, 14_400, 86_400] as const

/** How long persons waited for answers that were given on some days. */
export function waitReport(days: readonly MessageDay[]): WaitReport {
  const inOrder = days.toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const all = sumOf(inOrder.map(ofDay))
  const by = (part: 'hours' | 'managers' | 'channels') =>
    groupsOf(days.flatMap(({ waits }) => Object.entries(waits?.[part] ?? {})))
  const mostFirst = (groups: readonly WaitGroup[]) =>
    groups.toSorted((a, b) => b.figures.answered - a.figures.answered)
  const last = inOrder.findLast(({ waiting }) => waiting !== undefined)
  return {
    all: figuresOf(all),
    ranges: [...RANGES, null].map((upTo, index) => ({
      upTo,
      count: upToOf(all, upTo ?? Infinity) - upToOf(all, RANGES[index - 1] ?? 0),
    })),
    days: groupsOf(inOrder.map(day => [day.day, ofDay(day)])),
    hours: by('hours').toSorted((a, b) => Number(a.key) - Number(b.key)),
    managers: mostFirst(by('managers')),
    channels: mostFirst(by('channels')),
    left: last?.waiting === undefined ? null : { people: last.waiting, at: last.countedUntil },
  }
}

const ofDay = ({ waits }: MessageDay): Waits => sumOf(Object.values(waits?.hours ?? {}))

function groupsOf(parts: readonly (readonly [string, Waits])[]): readonly WaitGroup[] {
  const byKey = new Map<string, Waits[]>()
  for (const [key, waits] of parts) byKey.set(key, [...(byKey.get(key) ?? []), waits])
  return [...byKey]
    .map(([key, some]) => ({ key, figures: figuresOf(sumOf(some)) }))
    .filter(({ figures }) => figures.answered > 0)
}

function sumOf(all: readonly Waits[]): Waits {
  const sum: Waits = {}
  for (const waits of all)
    for (const [bound, count] of Object.entries(waits)) sum[bound] = (sum[bound] ?? 0) + count
  return sum
}

function figuresOf(waits: Waits): WaitFigures {
  const answered = upToOf(waits, Infinity)
  const within = (seconds: number) => (answered === 0 ? null : upToOf(waits, seconds) / answered)
  return {
    answered,
    median: medianOf(waits, answered),
    withinFiveMinutes: within(300),
    withinHour: within(3600),
    withinDay: within(86_400),
  }
}

const upToOf = (waits: Waits, seconds: number): number =>
  Object.entries(waits).reduce((sum, [bound, count]) => (Number(bound) <= seconds ? sum + count : sum), 0)

/** As if those between two bounds were spread evenly between them. */
function medianOf(waits: Waits, answered: number): number | null {
  let before = 0
  for (const [index, bound] of waitBounds.entries()) {
    const count = waits[String(bound)] ?? 0
    if (count > 0 && before + count >= answered / 2) {
      const below = waitBounds[index - 1] ?? 0
      return below + ((answered / 2 - before) / count) * (bound - below)
    }
    before += count
  }
  return null
}
