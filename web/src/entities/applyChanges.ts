import type { Row } from './Row.ts'

/** One change of a listened query, with the positions Firestore gives: before and after this change alone. */
export interface Change<T> {
  readonly type: 'added' | 'modified' | 'removed'
  readonly oldIndex: number
  readonly newIndex: number
  readonly row: Row<T>
}

/** The rows after the changes, applied in order. Rows that did not change keep their identity. */
export function applyChanges<T>(rows: readonly Row<T>[], changes: readonly Change<T>[]): readonly Row<T>[] {
  const next = [...rows]
  for (const change of changes) {
    if (change.type !== 'added') next.splice(change.oldIndex, 1)
    if (change.type !== 'removed') next.splice(change.newIndex, 0, change.row)
  }
  return next
}
