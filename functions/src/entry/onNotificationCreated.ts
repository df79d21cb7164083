import { onDocumentCreated } from 'firebase-functions/firestore'
import { notificationSchema } from '@chats/domain/Notification'
import { region } from '../config.ts'
import { toDomain } from '../firestore/instants.ts'
import { pushNotification } from '../usecases/pushNotification.ts'
import { pushPorts } from './pushPorts.ts'

/** What could not be pushed for so long is left to the bell. */
const GIVE_UP_MS = 10 * 60_000

/** A manager is told of something: their devices, too. A repeat takes the place of what it repeats. */
export const onNotificationCreated = onDocumentCreated(
  { document: 'managers/{uid}/notifications/{id}', region, retry: true },
  async event => {
    const notification = notificationSchema.safeParse(toDomain(event.data?.data()))
    if (!notification.success || Date.now() - Date.parse(event.time) > GIVE_UP_MS) return
    const { uid, id } = event.params
    const done = await pushNotification(uid, id, notification.data, pushPorts())
    if (!done) throw new Error('a push service cannot now')
  },
)
