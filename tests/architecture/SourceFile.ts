/** One source file as the laws see it: its path from the root, what it imports and exports, and how long it is. */
export interface SourceFile {
  readonly path: string
  readonly imports: readonly Import[]
  /** Names exported here; those passed on from elsewhere are in `reExports`. */
  readonly exports: readonly string[]
  readonly reExports: number
  /** Names of functions that are called. */
  readonly calls: ReadonlySet<string>
  /** Lines that are neither blank nor comment only. */
  readonly lines: number
}

export interface Import {
  /** As written. */
  readonly name: string
  /** The file of ours it leads to, as a path from the root; undefined for packages. */
  readonly file: string | undefined
  /** Gone at run time. */
  readonly typeOnly: boolean
}
