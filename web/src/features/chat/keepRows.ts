import type { TimelineRow } from './TimelineRow.ts'

/** The next rows, with those of before in place of each that says the same: what stays is not drawn again. */
export function keepRows(before: readonly TimelineRow[], next: readonly TimelineRow[]): TimelineRow[] {
  const known = new Map(before.map(row => [row.key, row]))
  return next.map(row => {
    const kept = known.get(row.key)
    return kept && same(kept, row) ? kept : row
  })
}

function same(a: TimelineRow, b: TimelineRow): boolean {
  if (a.type === 'message' && b.type === 'message')
    return a.first === b.first && a.last === b.last && alike(a.parts, b.parts)
  if (a.type === 'run' && b.type === 'run') return alike(a.events, b.events)
  if (a.type === 'day' && b.type === 'day') return a.at === b.at
  return a.type === b.type
}

const alike = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((one, i) => one === b[i])
