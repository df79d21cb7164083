import type { Notification } from '@chats/domain/Notification'

/** The word for where a notification leads. */
export const notificationLink = ({ kind }: Pick<Notification, 'kind'>) =>
  kind === 'channel' ? 'notifications.linkToChannel' : 'notifications.linkToChat'
