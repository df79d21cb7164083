import type { ChannelHealth } from './ChannelHealth.ts'
import type { Instant } from './Instant.ts'
import type { Notification } from './Notification.ts'

/** What tells admins that a channel has stopped delivering, and under which id; null while it works, or is as bad as before. */
export function channelNotice(
  channelId: string,
  title: string,
  { before, after }: { readonly before: ChannelHealth | null; readonly after: ChannelHealth },
  now: Instant,
): { readonly id: string; readonly notification: Notification } | null {
  if (after.state === 'ok' || (before !== null && before.state !== 'ok')) return null
  return {
    id: `channel_${channelId}_${after.since}`,
    notification: {
      schema: 1,
      kind: 'channel',
      personId: '',
      personName: '',
      text: title,
      by: null,
      at: now,
      readAt: null,
    },
  }
}
