import { tunnelPath } from '@chats/domain/paths'
import type { Tunnel } from '@chats/domain/Tunnel'
import { doc, serverTimestamp, setDoc, updateDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'

type By = Tunnel['updatedBy']

const named = ({ id, name }: By) => ({ id, name })

/** Makes the draft of a new tunnel; for admins (firestore.rules). */
export const createTunnel = (
  id: string,
  { title, blocks }: Pick<Tunnel, 'title' | 'blocks'>,
  by: By,
): Promise<WriteOutcome> =>
  settleWrite(
    setDoc(doc(backend().db, tunnelPath(id)), {
      schema: 1,
      title,
      blocks: [...blocks],
      updatedAt: serverTimestamp(),
      updatedBy: named(by),
      state: 'draft',
      version: 0,
    }),
  )

/** Changes a draft in the name of who does. */
export const saveTunnel = (
  id: string,
  changes: Partial<Pick<Tunnel, 'title' | 'blocks' | 'archived'>>,
  by: By,
): Promise<WriteOutcome> =>
  settleWrite(
    updateDoc(doc(backend().db, tunnelPath(id)), {
      ...changes,
      updatedAt: serverTimestamp(),
      updatedBy: named(by),
    }),
  )
