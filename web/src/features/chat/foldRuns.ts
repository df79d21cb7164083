import { isEvent } from './isEvent.ts'
import type { TimelineRow } from './TimelineRow.ts'

/** So many events in a row are shown one by one. */
const MOST_OPEN = 3

/** Runs of more than three events become one row each, called by its last event: a run grows upwards as one reads back. */
export function foldRuns(rows: readonly TimelineRow[]): TimelineRow[] {
  const folded: TimelineRow[] = []
  let run: (TimelineRow & { type: 'message' })[] = []

  function close() {
    const [first, ...others] = run.map(({ parts }) => parts[0])
    const last = run.at(-1)
    if (first && last && run.length > MOST_OPEN)
      folded.push({ type: 'run', key: `run-${last.key}`, events: [first, ...others] })
    else folded.push(...run)
    run = []
  }

  for (const row of rows) {
    if (row.type === 'message' && isEvent(row.parts[0])) {
      run.push(row)
      continue
    }
    close()
    folded.push(row)
  }
  close()
  return folded
}
