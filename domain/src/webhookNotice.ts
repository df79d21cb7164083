import { hostOf } from './hostOf.ts'
import type { Instant } from './Instant.ts'
import type { Notification } from './Notification.ts'

/** What tells admins that a webhook has turned itself off, and under which id. */
export const webhookNotice = (
  id: string,
  url: string,
  turnedOffAt: Instant,
): { readonly id: string; readonly notification: Notification } => ({
  id: `webhook_${id}_${turnedOffAt}`,
  notification: {
    schema: 1,
    kind: 'webhook',
    personId: '',
    personName: '',
    text: hostOf(url).slice(0, 500),
    by: null,
    at: turnedOffAt,
    readAt: null,
  },
})
