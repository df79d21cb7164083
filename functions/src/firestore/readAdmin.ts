import type { Firestore } from 'firebase-admin/firestore'
import { managerPath } from '@chats/domain/paths'
import type { Admin } from '../usecases/Audit.ts'

/** The admin of a uid, as `managers/{uid}` says now; null for everybody else. */
export async function readAdmin(db: Firestore, uid: string): Promise<Admin | null> {
  const manager = await db.doc(managerPath(uid)).get()
  const isAdmin = manager.get('active') === true && manager.get('role') === 'admin'
  return isAdmin ? { id: uid, name: String(manager.get('name') ?? '') } : null
}
