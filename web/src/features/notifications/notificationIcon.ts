import {
  mdiAccountArrowRightOutline,
  mdiAlertCircleOutline,
  mdiAt,
  mdiCloudAlertOutline,
  mdiCheckboxMarkedCircleOutline,
  mdiWebhook,
} from '@mdi/js'
import type { Notification } from '@chats/domain/Notification'

/** What stands before a notification of each kind. */
export const notificationIcon: Readonly<Record<Notification['kind'], string>> = {
  task: mdiCheckboxMarkedCircleOutline,
  mention: mdiAt,
  channel: mdiCloudAlertOutline,
  webhook: mdiWebhook,
  failed: mdiAlertCircleOutline,
  assigned: mdiAccountArrowRightOutline,
}
