/** A place in a rules file. Lines and columns start at 1, `offset` counts UTF-16 units from 0. */
export interface Position {
  readonly offset: number
  readonly line: number
  readonly column: number
}
