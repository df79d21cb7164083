import { dialogFields } from './Dialog.ts'
import type { Dialog, DialogEntry } from './Dialog.ts'
import { sameValue } from './sameValue.ts'

/** What became of a dialog, for its history; null when nothing that managers change did. */
export function dialogChanges(before: Dialog | null, after: Dialog): DialogEntry['now'] | null {
  const changed = dialogFields.filter(
    field => after[field] !== undefined && !sameValue(before?.[field] ?? null, after[field] ?? null),
  )
  return changed.length > 0 ? Object.fromEntries(changed.map(field => [field, after[field]])) : null
}
