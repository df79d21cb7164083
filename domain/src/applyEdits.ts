import type { Card } from './Card.ts'
import type { CardEdit } from './CardEdit.ts'

/** A card as it is once these edits are through. */
export function applyEdits<T extends Card>(card: T, edits: readonly CardEdit[]): T {
  return edits.reduce<T>((now, { field, key, to }) => {
    if (key === undefined) return { ...now, [field]: to }
    const entries = Object.entries(Object(now[field] ?? {})).filter(([id]) => id !== key)
    return { ...now, [field]: Object.fromEntries(to === null ? entries : [...entries, [key, to]]) }
  }, card)
}
