import { composePush } from '@chats/domain/composePush'
import type { Notification } from '@chats/domain/Notification'
import { pushTo } from './pushTo.ts'
import type { PushPorts } from './pushTo.ts'

/** Pushes a notification to the devices of its manager, if they work here and chose so. False: some are to be tried again. */
export async function pushNotification(
  uid: string,
  id: string,
  notification: Notification,
  ports: PushPorts,
): Promise<boolean> {
  if (notification.readAt !== null) return true
  const reader = await ports.devices.reader(uid)
  const message = reader && composePush(id, notification, reader)
  return message ? pushTo(reader.devices, message, ports) : true
}
