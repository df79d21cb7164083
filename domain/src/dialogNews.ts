import type { Dialog } from './Dialog.ts'

/** What a change of a dialog tells on the timeline of its chat; null when nothing. */
export function dialogNews(
  before: Pick<Dialog, 'state'> | null,
  after: Pick<Dialog, 'state'>,
): 'dialogOpened' | 'dialogResolved' | 'dialogReopened' | null {
  if (!before) return 'dialogOpened'
  if (before.state === after.state) return null
  if (after.state === 'resolved') return 'dialogResolved'
  return before.state === 'resolved' ? 'dialogReopened' : null
}
