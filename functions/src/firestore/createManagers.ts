import type { Firestore } from 'firebase-admin/firestore'
import { managerPath } from '@chats/domain/paths'
import type { Managers } from '../usecases/Managers.ts'

/** The managers in Firestore; the rights of their accounts follow these documents (onManagerWritten). */
export const createManagers = (db: Firestore): Managers => ({
  async find(uid) {
    const manager = await db.doc(managerPath(uid)).get()
    if (!manager.exists) return null
    return { name: String(manager.get('name') ?? ''), active: manager.get('active') === true }
  },

  async add(uid, manager) {
    await db.doc(managerPath(uid)).create(manager)
  },

  change: (uid, rights) =>
    db.runTransaction(async transaction => {
      const ref = db.doc(managerPath(uid))
      const admins = await transaction.get(
        db.collection('managers').where('role', '==', 'admin').where('active', '==', true),
      )
      const manager = await transaction.get(ref)
      if (!manager.exists) return 'not_found'
      const { role, active } = { role: manager.get('role'), active: manager.get('active'), ...rights }
      const left = admins.docs.filter(({ id }) => id !== uid).length
      if (left === 0 && (role !== 'admin' || active !== true)) return 'last_admin'
      transaction.update(ref, { ...rights })
      return 'changed'
    }),
})
