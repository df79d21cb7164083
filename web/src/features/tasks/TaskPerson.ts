/** Whom a task is about. */
export interface TaskPerson {
  readonly id: string
  readonly name: string
  /** Whose person it is: managers who see only their own can be given no task about others. */
  readonly assigneeId: string | null
}
