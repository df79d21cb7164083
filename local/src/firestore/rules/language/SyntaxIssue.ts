import type { Issue } from '../Ruleset.ts'
import type { Position } from './Position.ts'

/** Thrown inside the tokenizer and the parser alone; `parse` turns it into an Issue. */
export class SyntaxIssue extends Error {
  readonly at: Position

  constructor(message: string, at: Position) {
    super(message)
    this.at = at
  }
}

/** Makes the Issue that the compiler reports for a place in a file. */
export const issueAt = (
  fileName: string,
  severity: Issue['severity'],
  description: string,
  at: Position,
): Issue => ({
  severity,
  description,
  sourcePosition: {
    fileName,
    line: at.line,
    column: at.column,
    currentOffset: at.offset,
    endOffset: at.offset + 1,
  },
})
