import { devicePath, devicesPath } from '@chats/domain/paths'
import type { PushDevice } from '@chats/domain/PushDevice'
import { collection, deleteDoc, doc, orderBy, query } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'
import { useLiveQuery } from '../useLive.ts'
import type { LiveList } from '../useLive.ts'

/** My browsers that are pushed to, the latest first, live. */
export function useDevices(): LiveList<PushDevice> & {
  readonly remove: (id: string) => Promise<WriteOutcome>
} {
  const { uid } = useSession()
  const path = devicesPath(uid)
  return {
    ...useLiveQuery<PushDevice>({
      key: path,
      target: () => query(collection(backend().db, path), orderBy('createdAt', 'desc')),
    }),
    remove: id => settleWrite(deleteDoc(doc(backend().db, devicePath(uid, id)))),
  }
}
