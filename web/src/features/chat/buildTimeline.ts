import type { LiveMessage } from '../../entities/messages/LiveMessage.ts'
import { foldRuns } from './foldRuns.ts'
import { groupAlbums } from './groupAlbums.ts'
import { isEvent } from './isEvent.ts'
import { messageDay } from './messageDay.ts'
import type { TimelineRow } from './TimelineRow.ts'

const TOGETHER_MS = 5 * 60_000

/** What stands by itself, whoever's it is. */
const standsAlone = (message: LiveMessage) =>
  isEvent(message) || message.kind === 'note' || message.kind === 'system'

/** Messages of one author within five minutes of each other, on one day and on one side of the divider. */
const together = (a: LiveMessage, b: LiveMessage) =>
  !standsAlone(a) &&
  !standsAlone(b) &&
  a.direction === b.direction &&
  a.author.id === b.author.id &&
  a.author.type === b.author.type &&
  b.at - a.at <= TOGETHER_MS

interface Options {
  /** The divider stands before the first incoming message at or after this moment. */
  readonly unreadSince: number | null
  /** The oldest message is known but not shown: with it the rows below never change when older ones arrive. */
  readonly hideOldest: boolean
  readonly zone?: string
}

/** The rows of a timeline, from messages in their order: days, groups, folded runs and the divider before what is unread. */
export function buildTimeline(messages: readonly LiveMessage[], options: Options): TimelineRow[] {
  const { unreadSince, hideOldest, zone } = options
  const units = groupAlbums(messages)
  const firstUnread =
    unreadSince === null
      ? -1
      : units.findIndex(({ parts: [message] }) => message.direction === 'in' && message.at >= unreadSince)
  const days = units.map(({ parts: [message] }) => messageDay(message, zone))
  const joined = units.map(({ parts: [message] }, i) => {
    const before = units[i - 1]?.parts.at(-1)
    return before !== undefined && days[i] === days[i - 1] && i !== firstUnread && together(before, message)
  })
  const open = units.flatMap(({ key, parts }, i) => {
    if (hideOldest && i === 0) return []
    const rows: TimelineRow[] = []
    if (days[i] !== days[i - 1]) rows.push({ type: 'day', key: `day-${days[i]}`, at: parts[0].at })
    if (i === firstUnread) rows.push({ type: 'unread', key: 'unread' })
    rows.push({ type: 'message', key, parts, first: !joined[i], last: !joined[i + 1] })
    return rows
  })
  return foldRuns(open)
}
