import type { Card, EditableCardField } from './Card.ts'

/**
 * One thing that a manager changes on a card: a field, or one entry of `salesPlans` or `fields`. `null` is where nothing
 * was or shall be.
 */
export interface CardEdit {
  readonly field: EditableCardField
  /** The id of the sales plan or of the custom field. */
  readonly key?: string
  /** What the manager saw. */
  readonly from: unknown
  readonly to: unknown
}

/** The value that an edit is about; null when there is none. */
export function cardValue(card: Card, { field, key }: Pick<CardEdit, 'field' | 'key'>): unknown {
  const value: unknown = card[field] ?? null
  if (key === undefined) return value
  return typeof value === 'object' && value !== null
    ? (Object.entries(value).find(([id]) => id === key)?.[1] ?? null)
    : null
}

/** The edits that take these back. */
export const undoOf = (edits: readonly CardEdit[]): readonly CardEdit[] =>
  edits.map(edit => ({ ...edit, from: edit.to, to: edit.from }))
