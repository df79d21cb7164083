import type { Firestore } from 'firebase-admin/firestore'
import type { Notification } from '@chats/domain/Notification'
import { notificationPath } from '@chats/domain/paths'
import { adminsAtWork } from './adminsAtWork.ts'
import { toStored } from './instants.ts'
import { isDuplicate } from './storeFailure.ts'

/** Tells every admin at work, once. */
export const createTroubles =
  (db: Firestore) =>
  async (id: string, notification: Notification): Promise<void> => {
    const admins = await adminsAtWork(db).get()
    await Promise.all(
      admins.docs.map(admin =>
        db
          .doc(notificationPath(admin.id, id))
          .create(toStored(notification))
          .catch((error: unknown) => {
            if (!isDuplicate(error)) throw error
          }),
      ),
    )
  }
