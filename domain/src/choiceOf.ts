import type { NotificationChoice } from './NotificationChoice.ts'
import { notifiedKinds } from './notifiedKinds.ts'

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
