import type { DictionaryEntry, DictionaryKind } from '@chats/domain/Dictionary'
import { dictionaryPath } from '@chats/domain/paths'
import { doc, FieldPath, FirestoreError, setDoc, updateDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'

/**
 * Puts words of a dictionary down whole, by their ids, and leaves the others as they are; for admins (firestore.rules).
 * Shows at once; rejects when it is refused.
 */
export async function saveDictionary(
  kind: DictionaryKind,
  entries: Readonly<Record<string, DictionaryEntry>>,
): Promise<void> {
  const at = doc(backend().db, dictionaryPath(kind))
  const [first, ...others] = Object.entries(entries).map(
    ([id, entry]) => [new FieldPath('entries', id), entry] as const,
  )
  if (!first) return
  try {
    await updateDoc(at, ...first, ...others.flat())
  } catch (error) {
    if (!(error instanceof FirestoreError) || error.code !== 'not-found') throw error
    await setDoc(at, { schema: 1, entries }, { merge: true })
  }
}
