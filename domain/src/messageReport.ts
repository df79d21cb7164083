import type { MessageDay } from './MessageDay.ts'

/** How much was written, from persons and to them. */
export interface Written {
  readonly in: number
  readonly out: number
}

/** Figures under a name: a day, an hour, the id of a channel. */
export interface WrittenGroup extends Written {
  readonly key: string
}

/** What a manager wrote: in all, by hour, and in which hour the most. */
export interface ManagerLoad {
  readonly key: string
  readonly out: number
  readonly hours: readonly number[]
  readonly busiestHour: number | null
}

export interface MessageReport {
  readonly all: Written & { readonly byManagers: number }
  readonly days: readonly WrittenGroup[]
  /** 24 of them. */
  readonly hours: readonly WrittenGroup[]
  readonly channels: readonly WrittenGroup[]
  readonly managers: readonly ManagerLoad[]
}

const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))

/** The report over counted days. */
export function messageReport(days: readonly MessageDay[]): MessageReport {
  const hours = HOURS.map(key => ({ key, ...add(days.flatMap(({ hours }) => hours[key] ?? [])) }))
  const channelIds = [...new Set(days.flatMap(({ channels }) => Object.keys(channels)))]
  const uids = [...new Set(days.flatMap(({ managers }) => Object.keys(managers)))]
  const managers = uids.map(uid => loadOf(uid, days)).filter(({ out }) => out > 0)
  return {
    all: { ...add(hours), byManagers: managers.reduce((sum, { out }) => sum + out, 0) },
    days: days
      .map(({ day, hours }) => ({ key: day, ...add(Object.values(hours)) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1)),
    hours,
    channels: channelIds
      .map(key => ({ key, ...add(days.flatMap(({ channels }) => channels[key] ?? [])) }))
      .toSorted((a, b) => b.in + b.out - a.in - a.out),
    managers: managers.toSorted((a, b) => b.out - a.out),
  }
}

const add = (all: readonly Written[]): Written => ({
  in: all.reduce((sum, one) => sum + one.in, 0),
  out: all.reduce((sum, one) => sum + one.out, 0),
})

function loadOf(key: string, days: readonly MessageDay[]): ManagerLoad {
  const hours = HOURS.map(hour => days.reduce((sum, { managers }) => sum + (managers[key]?.[hour] ?? 0), 0))
  const most = Math.max(...hours)
  return {
    key,
    hours,
    out: hours.reduce((sum, one) => sum + one, 0),
    busiestHour: most > 0 ? hours.indexOf(most) : null,
  }
}
