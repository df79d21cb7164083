import { notificationsPath } from '@chats/domain/paths'
import { collection, getDocs, limit, query, serverTimestamp, where, writeBatch } from 'firebase/firestore'
import { backend } from '../backend.ts'
import { useSession } from '../session/useSession.ts'
import { settleWrite } from '../settleWrite.ts'
import type { WriteOutcome } from '../settleWrite.ts'

const BATCH = 300

/** Marks all my notifications as read. */
export function markAllNotificationsRead(): Promise<WriteOutcome> {
  return settleWrite(markAll())
}

async function markAll(): Promise<void> {
  const { db } = backend()
  const { uid } = useSession()
  const unread = query(collection(db, notificationsPath(uid)), where('readAt', '==', null), limit(BATCH))
  for (;;) {
    const { docs, size } = await getDocs(unread)
    if (size === 0) return
    const batch = writeBatch(db)
    for (const { ref } of docs) batch.update(ref, { readAt: serverTimestamp() })
    await batch.commit()
    if (size < BATCH) return
  }
}
