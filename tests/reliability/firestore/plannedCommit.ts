import type { Message } from './openRpc.ts'

/** One write: what stands at `path` afterwards, or null for a deletion. */
export interface PlannedWrite {
  readonly path: string
  readonly content: PlannedContent | null
}

/** Which commit wrote a document, and how long its text is. */
export interface PlannedContent {
  readonly round: number
  readonly n: number
  readonly length: number
}

/** Commits are sent so many at a time; no two of one batch touch the same document. */
export const batchSize = 20
const slots = 100

/**
 * The writes of commit `n` of a round. Each makes a document of its own, by which it is recognized; every fourth also
 * makes a twin and overwrites a slot that all rounds share, and every eighth removes an earlier twin. Some are large,
 * so that a kill can tear them.
 */
export function plannedCommit(round: number, n: number): readonly PlannedWrite[] {
  const content = { round, n, length: n % 97 === 0 ? 100_000 : n % 7 }
  const own = { path: `commits-${round}/${n}`, content }
  if (n % 4 === 0)
    return [
      own,
      { path: `twins-${round}/${n}`, content },
      { path: `slots/${n % slots}`, content: { ...content, length: 0 } },
    ]
  const earlier = n - 2 * batchSize - 3
  if (n % 8 === 7 && earlier >= 0) return [{ path: `twins-${round}/${earlier}`, content: null }, own]
  return [own]
}

/** The request that does it. */
export function commitRequest(database: string, writes: readonly PlannedWrite[]): Message {
  const documents = `${database}/documents`
  return {
    database,
    writes: writes.map(({ path, content }) =>
      content === null
        ? { delete: `${documents}/${path}` }
        : {
            update: {
              name: `${documents}/${path}`,
              fields: {
                round: { integerValue: content.round },
                n: { integerValue: content.n },
                text: { stringValue: 'x'.repeat(content.length) },
              },
            },
          },
    ),
  }
}
