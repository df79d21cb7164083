/** Something the palette can do, and by which words it is found besides its text. */
export interface Command {
  readonly id: string
  readonly text: string
  readonly icon: string
  /** As it is pressed without the palette. */
  readonly keys?: string
  readonly run: () => void
}
