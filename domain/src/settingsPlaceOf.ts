import type { NotifiedKind } from './NotifiedKind.ts'

/** The page of the settings that a notification leads to; null where it is about a person. Those are for admins. */
export function settingsPlaceOf(kind: NotifiedKind): 'channels' | 'webhooks' | null {
  if (kind === 'channel') return 'channels'
  return kind === 'webhook' ? 'webhooks' : null
}
