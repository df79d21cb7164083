import { composeEdits } from '@chats/domain/composeEdits'
import type { CardEdit } from '@chats/domain/CardEdit'
import type { EditConflict } from '@chats/domain/rebaseEdits'

/** What is to be changed on a card as soon as there is a network. */
export interface WaitingEdits {
  readonly personId: string
  readonly edits: readonly CardEdit[]
}

/** With more edits of one card, behind those of others that wait. */
export function addWaiting(
  waiting: readonly WaitingEdits[],
  personId: string,
  edits: readonly CardEdit[],
): readonly WaitingEdits[] {
  const earlier = waiting.find(one => one.personId === personId)
  if (!earlier) return [...waiting, { personId, edits }]
  return replaceWaiting(waiting, personId, composeEdits(earlier.edits, edits))
}

/** With these edits in the place of what waits for one card; none take it out. */
export const replaceWaiting = (
  waiting: readonly WaitingEdits[],
  personId: string,
  edits: readonly CardEdit[],
): readonly WaitingEdits[] =>
  edits.length
    ? waiting.map(one => (one.personId === personId ? { personId, edits } : one))
    : waiting.filter(one => one.personId !== personId)

/** The edits once a manager has looked at what stands against some: theirs over it, or theirs left out. */
export function settleConflicts(
  edits: readonly CardEdit[],
  conflicts: readonly EditConflict[],
  choice: 'mine' | 'theirs',
): readonly CardEdit[] {
  return edits.flatMap(edit => {
    const against = conflicts.find(one => one.edit.field === edit.field && one.edit.key === edit.key)
    if (!against) return [edit]
    return choice === 'mine' ? [{ ...edit, from: against.theirs }] : []
  })
}
