import type { Dialog } from './Dialog.ts'
import type { DialogFacts } from './DialogFacts.ts'
import type { Instant } from './Instant.ts'

/** What a report knows of a dialog, `firstAnswerAt` being when a manager first wrote after it was opened. */
export const factsOfDialog = (dialog: Dialog, firstAnswerAt: Instant | null): DialogFacts => ({
  typeId: dialog.typeId,
  reasonIds: dialog.reasonIds,
  componentIds: dialog.componentIds,
  firstAnswer: secondsSince(dialog.openedAt, firstAnswerAt),
  resolution: secondsSince(dialog.openedAt, dialog.resolvedAt),
  personScore: dialog.personRating?.score ?? null,
  managerScore: dialog.managerRating?.score ?? null,
})

const secondsSince = (from: Instant, to: Instant | null): number | null =>
  to === null ? null : Math.max(0, Math.round((to - from) / 1000))

/** Who a dialog is counted for: the first of those who work on it. */
export const leaderOf = ({ managerIds }: Pick<Dialog, 'managerIds'>): string => managerIds[0] ?? ''

/** Whether a change of a dialog is one that reports see. */
export const changesReport = (before: Dialog | null, after: Dialog | null): boolean =>
  !before ||
  !after ||
  JSON.stringify([factsOfDialog(before, null), leaderOf(before)]) !==
    JSON.stringify([factsOfDialog(after, null), leaderOf(after)])
