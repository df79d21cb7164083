import { percentile } from '../latency/percentile.ts'
import { timelineLimit, type Timeline } from '../timeline/Timeline.ts'
import { printTable } from './printTable.ts'

const rounded = (value: number) => value.toFixed(2)

/** What the timeline costs beside what it may, as multiples where it compares times. */
export function timelineRows(timeline: Timeline) {
  const { openLong, openShort, frames, emptyFrames, fastFrames, fastEmptyFrames, keys, sends } = timeline
  const ratio = (a: readonly number[], b: readonly number[], part: number) =>
    percentile(a, part) / percentile(b, part)
  return [
    ['opening 50,000 messages / 50, p50', ratio(openLong, openShort, 0.5), timelineLimit.openRatio],
    ['elements in the log, most', timeline.mostNodes, timelineLimit.nodes],
    [`anchor moved, px, ${timeline.anchorLoads} loads`, timeline.anchorMoved, timelineLimit.anchor],
    ['anchor moved while pictures came, px', timeline.picturesMoved, timelineLimit.anchor],
    ['frame while read back / empty page, p95', ratio(frames, emptyFrames, 0.95), timelineLimit.frameRatio],
    [
      'frame while thrown / empty page, p95',
      ratio(fastFrames, fastEmptyFrames, 0.95),
      timelineLimit.frameRatio,
    ],
    ['blank frames of both', timeline.blankFrames, timelineLimit.blank],
    ['key to frame, 20 messages a second, p95, ms', percentile(keys, 0.95), timelineLimit.keyMs],
    ['send to bubble, p95, ms', percentile(sends, 0.95), timelineLimit.sendMs],
  ] as const
}

export function printTimeline(timeline: Timeline): void {
  printTable('Timeline', [
    ['', 'measured', 'allowed', ''],
    ...timelineRows(timeline).map(([what, measured, allowed]) => [
      what,
      Number.isInteger(measured) ? String(measured) : rounded(measured),
      String(allowed),
      measured <= allowed ? '' : 'OVER',
    ]),
  ])
}
