/** Every kind of what a manager may be told of, in the order in which they are shown; apart from zod, which no page loads. */
export const notifiedKinds = [
  'message',
  'mention',
  'task',
  'assigned',
  'failed',
  'channel',
  'webhook',
] as const
