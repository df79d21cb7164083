import type { BlocksDraft, Draft } from '@chats/domain/Draft'
import { doc, getDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { fromDocument } from '../fromDocument.ts'
import { useDrafts } from './useDrafts.ts'

/**
 * A draft as it is stored: from the listener that knows the latest of them, else asked for. Null when there is none;
 * undefined when it could not be had.
 */
export async function findDraft(path: string): Promise<Draft | BlocksDraft | null | undefined> {
  const known = useDrafts().known(path.split('/').at(-1) ?? '')
  if (known !== undefined) return known
  const found = await getDoc(doc(backend().db, path)).catch(() => undefined)
  return found?.exists() ? fromDocument<Draft | BlocksDraft>(found) : found && null
}
