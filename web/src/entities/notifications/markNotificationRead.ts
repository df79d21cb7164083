import { notificationPath } from '@chats/domain/paths'
import { doc, serverTimestamp, updateDoc } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'

/** Marks one of my notifications as read; it shows at once. */
export function markNotificationRead(id: string): Promise<WriteOutcome> {
  const { uid } = useSession()
  return settleWrite(updateDoc(doc(backend().db, notificationPath(uid, id)), { readAt: serverTimestamp() }))
}
