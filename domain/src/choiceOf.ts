import type { NotificationChoice } from './NotificationChoice.ts'
import type { NotifiedKind } from './NotifiedKind.ts'

/** Every kind, in the order in which they are shown. */
export const notifiedKinds: readonly NotifiedKind[] = [
  'message',
  'mention',
  'task',
  'assigned',
  'failed',
  'channel',
  'webhook',
]

const usual: NotificationChoice = {
  sound: true,
  sounds: [...notifiedKinds],
  pushes: [...notifiedKinds],
  messages: 'mine',
  pushText: false,
}

/** How a manager wants to be told: as they chose, else as is usual. */
export const choiceOf = (manager: { readonly notify?: NotificationChoice } | null): NotificationChoice =>
  manager?.notify ?? usual
