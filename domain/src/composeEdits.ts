import type { CardEdit } from './CardEdit.ts'
import { sameValue } from './sameValue.ts'

/** Edits after which a card is as after `before` and then `after`; what both together leave as it was is left out. */
export function composeEdits(before: readonly CardEdit[], after: readonly CardEdit[]): readonly CardEdit[] {
  return after
    .reduce<readonly CardEdit[]>((edits, edit) => {
      const earlier = edits.find(isOfSame(edit))
      const rest = edits.filter(one => one !== earlier)
      return [...rest, earlier ? { ...edit, from: earlier.from } : edit]
    }, before)
    .filter(({ from, to }) => !sameValue(from ?? null, to ?? null))
}

const isOfSame =
  ({ field, key }: CardEdit) =>
  (other: CardEdit) =>
    other.field === field && other.key === key
