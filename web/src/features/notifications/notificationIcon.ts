import {
  mdiAccountArrowRightOutline,
  mdiAlertCircleOutline,
  mdiAt,
  mdiCheckboxMarkedCircleOutline,
} from '@mdi/js'
import type { Notification } from '@chats/domain/Notification'

/** What stands before a notification of each kind. */
export const notificationIcon: Readonly<Record<Notification['kind'], string>> = {
  task: mdiCheckboxMarkedCircleOutline,
  mention: mdiAt,
  failed: mdiAlertCircleOutline,
  assigned: mdiAccountArrowRightOutline,
}
