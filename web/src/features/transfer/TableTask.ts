import type { ImportContext, LineFault, LineProblem } from '@chats/domain/checkImportLine'
import type { Encoding } from '@chats/domain/guessEncoding'

/** A file and how it is read. */
export interface TableSource {
  readonly file: File
  readonly encoding: Encoding
  readonly delimiter: string
}

/** Why a line is not taken: a fault of the person, or quotes that do not close. */
export type RowFault = LineFault | 'broken_quotes'

/** A line that is not taken. */
export interface BadLine {
  readonly line: number
  readonly problems: readonly (Omit<LineProblem, 'why'> & { readonly why: RowFault })[]
}

/** What lines are checked against, as it can be sent to a worker. */
export type SentContext = Omit<ImportContext, 'readPhone'> & { readonly country: string | null }

/** What the worker is asked: to look at a file, to check its lines, or to give out those that are good, a part at a time. */
export type TableTask =
  | { readonly do: 'look'; readonly file: File; readonly encoding?: Encoding; readonly delimiter?: string }
  | {
      readonly do: 'check'
      readonly source: TableSource
      readonly context: SentContext
      readonly words: Readonly<Record<RowFault | 'line' | 'why', string>>
    }
  | { readonly do: 'send'; readonly source: TableSource; readonly context: SentContext }
  | { readonly do: 'next' }

/** A file at first sight. */
export interface TableLook {
  readonly encoding: Encoding
  readonly delimiter: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What came of checking. */
export interface TableCheck {
  readonly good: number
  readonly bad: number
  /** The first of them. */
  readonly problems: readonly BadLine[]
  /** The lines that are not taken, with the reasons in front, to be put right and read again. */
  readonly rejected: Blob | null
}

/** What the worker answers. */
export type TableNews =
  | { readonly is: 'look'; readonly look: TableLook }
  | { readonly is: 'share'; readonly share: number; readonly rows: number }
  | { readonly is: 'check'; readonly check: TableCheck }
  | { readonly is: 'part'; readonly part: number; readonly text: string }
  | { readonly is: 'sent'; readonly parts: number; readonly total: number }
  | { readonly is: 'failed' }
