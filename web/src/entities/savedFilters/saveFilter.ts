import { savedFilterPath, savedFiltersPath } from '@chats/domain/paths'
import type { PeopleFilter } from '@chats/domain/PeopleFilter'
import { collection, deleteDoc, doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'
import { toStored } from '../toStored.ts'

/** Keeps a filter under a name, for oneself or (admins) for everybody; shows at once. */
export function saveFilter(name: string, filter: PeopleFilter, shared: boolean): Promise<WriteOutcome> {
  const { uid } = useSession()
  const at = doc(collection(backend().db, savedFiltersPath))
  // Periods hold bounds and no moments of their own: they are kept as the numbers that the address has.
  const kept = {
    schema: 1,
    name,
    ownerId: uid,
    shared,
    filter: toStored(filter),
    createdAt: serverTimestamp(),
  }
  return settleWrite(setDoc(at, kept))
}

/** Gives a saved filter another name. */
export const renameFilter = (id: string, name: string): Promise<WriteOutcome> =>
  settleWrite(updateDoc(doc(backend().db, savedFilterPath(id)), { name }))

export const removeFilter = (id: string): Promise<WriteOutcome> =>
  settleWrite(deleteDoc(doc(backend().db, savedFilterPath(id))))
