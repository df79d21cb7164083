import type { Card } from './Card.ts'
import { cardValue } from './CardEdit.ts'
import type { CardEdit } from './CardEdit.ts'
import { sameValue } from './sameValue.ts'

/** An edit whose field somebody else has changed meanwhile, and what stands there now. */
export interface EditConflict {
  readonly edit: CardEdit
  readonly theirs: unknown
}

/** The edits as they can be written over `card`, or what stands against it. */
export type Rebased =
  | { readonly ok: true; readonly edits: readonly CardEdit[] }
  | { readonly ok: false; readonly conflicts: readonly EditConflict[] }

/**
 * Puts edits on top of what a card holds now. Lists take both managers' additions and removals; anything else that has
 * changed since the manager looked is a conflict, unless it already says what they want.
 */
export function rebaseEdits(card: Card, edits: readonly CardEdit[]): Rebased {
  const conflicts: EditConflict[] = []
  const rebased = edits.flatMap((edit): readonly CardEdit[] => {
    const theirs = cardValue(card, edit)
    if (sameValue(theirs ?? null, edit.to ?? null)) return []
    if (sameValue(theirs ?? null, edit.from ?? null)) return [edit]
    if (isList(edit.to) && isList(edit.from ?? []) && isList(theirs ?? [])) {
      return [{ ...edit, from: theirs, to: mergeLists(asList(edit.from), edit.to, asList(theirs)) }]
    }
    conflicts.push({ edit, theirs })
    return []
  })
  return conflicts.length ? { ok: false, conflicts } : { ok: true, edits: rebased }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const asList = (value: unknown): readonly unknown[] => (isList(value) ? value : [])

/** `theirs` with what was added and without what was removed between `from` and `to`. */
function mergeLists(from: readonly unknown[], to: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const kept = theirs.filter(one => to.includes(one) || !from.includes(one))
  return [...kept, ...to.filter(one => !from.includes(one) && !kept.includes(one))]
}
