import type { Notification } from './Notification.ts'

/** A notification, whose it is, and under which id: the same notice twice is one document. */
export interface Notice {
  readonly managerId: string
  readonly id: string
  readonly notification: Notification
}
