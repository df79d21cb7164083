/** What a button of a rating form says: a score, that the person wants to comment on it, or that they do not after all. */
export interface RatingPress {
  readonly dialogId: string
  readonly what: 1 | 2 | 3 | 4 | 5 | 'comment' | 'cancel'
}

export const ratingScores = [1, 2, 3, 4, 5] as const

/** What a button carries. */
export const ratingPressOf = ({ dialogId, what }: RatingPress): string => `rate:${dialogId}:${what}`

/** What was pressed; null when the button is of no rating form. */
export function readRatingPress(press: string): RatingPress | null {
  const [, dialogId, what] = /^rate:([\w-]{1,48}):([1-5]|comment|cancel)$/u.exec(press) ?? []
  if (dialogId === undefined || what === undefined) return null
  if (what === 'comment' || what === 'cancel') return { dialogId, what }
  const score = ratingScores.find(one => String(one) === what)
  return score === undefined ? null : { dialogId, what: score }
}
