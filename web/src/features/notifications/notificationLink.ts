import type { Notification } from '@chats/domain/Notification'
import { settingsPlaceOf } from '@chats/domain/settingsPlaceOf'

const words = { channels: 'notifications.linkToChannel', webhooks: 'notifications.linkToWebhook' } as const

/** The word for where a notification leads. */
export function notificationLink({ kind }: Pick<Notification, 'kind'>) {
  const place = settingsPlaceOf(kind)
  return place ? words[place] : 'notifications.linkToChat'
}
