import { importLineSchema } from '@chats/domain/ImportLine'
import type { ImportLine, WhenKnown } from '@chats/domain/ImportLine'
import type { Instant } from '@chats/domain/Instant'
import { partLines } from '@chats/domain/partLines'
import type { JobFiles, Progress } from './Jobs.ts'
import type { Worker } from './workOnJob.ts'

/** What came of some lines. */
export interface TakenIn {
  /** How many were known and stayed as they were. */
  readonly skipped: number
  readonly problems: NonNullable<Progress['problems']>
}

/** Where people of a file go. */
export interface ImportedPeople {
  /** Takes lines in, all or none; what was taken in before is left as it is. `stopped`: the job runs no longer. */
  takeIn(
    jobId: string,
    lines: readonly ImportLine[],
    whenKnown: WhenKnown,
    at: Instant,
  ): Promise<TakenIn | 'stopped'>
}

const LINES_AT_ONCE = 50
const MOST_PROBLEMS = 100

/** Goes through the parts of an import, some lines at a time. */
export function importPeople(ports: {
  readonly people: ImportedPeople
  readonly files: JobFiles
  readonly now: () => Instant
}): Worker {
  let held: { readonly key: string; readonly rows: readonly string[] } | null = null
  async function rowsOf(id: string, part: number): Promise<readonly string[]> {
    const key = `${id}/${part}`
    if (held?.key === key) return held.rows
    const text = await ports.files.readPart(id, part)
    held = { key, rows: (text ?? '').split('\n').filter(Boolean) }
    return held.rows
  }

  return async (id, { whenKnown = 'skip' }, progress) => {
    if (progress.done >= progress.total) {
      return { progress, end: { state: 'done' }, clean: () => ports.files.removeParts(id) }
    }
    const [part, from] = [Math.floor(progress.done / partLines), progress.done % partLines]
    const rows = (await rowsOf(id, part)).slice(from, Math.min(from + LINES_AT_ONCE, partLines))
    if (!rows.length) return { progress, end: { state: 'failed', error: 'part_missing' } }
    const read = rows.map(readLine)
    const lines = read.filter(line => line !== null)
    const taken = await ports.people.takeIn(id, lines, whenKnown, ports.now())
    if (taken === 'stopped') return { progress, stopped: true }
    const { skipped, problems } = taken
    const unread = read.flatMap((line, index) =>
      line ? [] : [{ line: progress.done + index + 1, why: 'bad_line' }],
    )
    const all = [...(progress.problems ?? []), ...unread, ...problems]
    return {
      progress: {
        ...progress,
        done: progress.done + rows.length,
        failed: progress.failed + unread.length + problems.length,
        skipped: progress.skipped + skipped,
        ...(all.length > 0 && { problems: all.slice(0, MOST_PROBLEMS) }),
      },
    }
  }
}

function readLine(text: string): ImportLine | null {
  try {
    return importLineSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
