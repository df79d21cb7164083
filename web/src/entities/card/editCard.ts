import type { Card } from '@chats/domain/Card'
import type { CardEdit } from '@chats/domain/CardEdit'
import { cardPath } from '@chats/domain/paths'
import { rebaseEdits } from '@chats/domain/rebaseEdits'
import type { EditConflict } from '@chats/domain/rebaseEdits'
import { deleteField, doc, FieldPath, runTransaction, serverTimestamp } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { fromDocument } from '../fromDocument.ts'
import { toStored } from '../toStored.ts'

/** What came of an edit. */
export type EditOutcome =
  | { readonly result: 'saved'; readonly edits: readonly CardEdit[] }
  /** Somebody else wrote into the same field since. */
  | { readonly result: 'conflict'; readonly conflicts: readonly EditConflict[]; readonly by: string | null }
  | { readonly result: 'denied' | 'gone' | 'failed' }

/** Who edits which card. */
export interface EditOf {
  readonly personId: string
  readonly uid: string
}

/**
 * Changes a card, by one write: its fields, and who did it and when. What others wrote meanwhile is looked at first, so
 * it takes a network; without one, edits wait in `useOfflineEdits`.
 */
export async function editCard({ personId, uid }: EditOf, edits: readonly CardEdit[]): Promise<EditOutcome> {
  const { db } = backend()
  const at = doc(db, cardPath(personId))
  try {
    return await runTransaction(db, async (transaction): Promise<EditOutcome> => {
      const now = await transaction.get(at)
      if (!now.exists()) return { result: 'gone' }
      const card = fromDocument<Card>(now)
      const rebased = rebaseEdits(card, edits)
      if (!rebased.ok) return { result: 'conflict', conflicts: rebased.conflicts, by: card.updatedBy ?? null }
      if (rebased.edits.length) transaction.update(at, ...changesOf(uid, rebased.edits))
      return { result: 'saved', edits: rebased.edits }
    })
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : ''
    return { result: code === 'permission-denied' ? 'denied' : 'failed' }
  }
}

type Changes = [field: FieldPath, value: unknown, ...more: unknown[]]

function changesOf(uid: string, edits: readonly CardEdit[]): Changes {
  const fields = edits.flatMap(({ field, key, to }) => [
    key === undefined ? new FieldPath(field) : new FieldPath(field, key),
    to === null && (key !== undefined || isOptional(field)) ? deleteField() : toStored(to),
  ])
  return [new FieldPath('updatedAt'), serverTimestamp(), 'updatedBy', uid, ...fields]
}

const isOptional = (field: CardEdit['field']) =>
  ['tags', 'salesPlans', 'fields', 'blacklisted'].includes(field)
