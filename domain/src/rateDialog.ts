import type { Dialog, PersonRating } from './Dialog.ts'
import type { Instant } from './Instant.ts'

const LONGEST = 1000

/** A score that the person pressed: on which form, and when. */
interface Scored {
  readonly score: PersonRating['score']
  readonly formId: string | undefined
  readonly at: Instant
}

/**
 * The person's rating after a score; null when it does not count: the dialog was opened again, the form is an earlier
 * one's, or a later press has been heard of already. A second press changes the rating and leaves the comment.
 */
export function rateDialog(dialog: Dialog, { score, formId, at }: Scored): PersonRating | null {
  const { personRating: before, ratingForm } = dialog
  if (!isOpenTo(dialog, formId) || formId === undefined || ratingForm?.messageId !== formId) return null
  if (before && before.at > at) return null
  const comment = before?.formId === formId ? before.comment : undefined
  return { score, at, formId, ...(comment !== undefined && { comment }) }
}

/** The rating with the person's words; null when there is none to comment on. */
export function commentOnRating(dialog: Dialog, text: string): PersonRating | null {
  const rating = dialog.personRating
  if (!rating || !isOpenTo(dialog, rating.formId)) return null
  return { ...rating, comment: text.slice(0, LONGEST).toWellFormed() }
}

/** Whether the person may still say something about how a dialog went: while it is resolved, on its latest form. */
export const isOpenTo = ({ state, ratingForm }: Dialog, formId: string | undefined): boolean =>
  state === 'resolved' && formId !== undefined && ratingForm?.messageId === formId
