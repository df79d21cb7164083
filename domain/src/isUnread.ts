import type { Instant } from './Instant.ts'

/** Whether something unread since `unreadSince` still is, after *read all* up to `readAllBefore`. */
export const isUnread = (unreadSince: Instant | null, readAllBefore: Instant) =>
  unreadSince !== null && unreadSince > readAllBefore
