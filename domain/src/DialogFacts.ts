/** What a report knows of a dialog; nothing of the person. */
export interface DialogFacts {
  readonly typeId: string | null
  readonly reasonIds: readonly string[]
  readonly componentIds: readonly string[]
  /** Seconds from its opening to the first message of a manager after that; null where there is none yet. */
  readonly firstAnswer: number | null
  /** Seconds from its opening to where it was resolved last; null while it is open. */
  readonly resolution: number | null
  readonly personScore: number | null
  readonly managerScore: number | null
}
