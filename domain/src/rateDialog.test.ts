import { describe, expect, it } from 'vitest'
import { dialogSchema } from './Dialog.ts'
import type { Dialog } from './Dialog.ts'
import { commentOnRating, rateDialog } from './rateDialog.ts'
import { ratingPressOf, ratingScores, readRatingPress } from './ratingPress.ts'
import { ratingWords } from './ratingWords.ts'

const dialog: Dialog = dialogSchema.parse({
  schema: 1,
  chatId: 'demo_7',
  state: 'resolved',
  typeId: null,
  reasonIds: [],
  componentIds: [],
  managerIds: ['anna'],
  openedAt: 1,
  openedBy: { id: 'anna', name: 'Anna' },
  resolvedAt: 100,
  updatedAt: 100,
  updatedBy: { id: 'anna', name: 'Anna' },
  ratingForm: { state: 'asked', messageId: 'form', at: 100, askedSince: 100 },
})
const press = { score: 4, formId: 'form', at: 200 }
const rated = { ...dialog, personRating: { score: 4, at: 200, formId: 'form', comment: 'thanks' } }

describe('S-89: a press on the form', () => {
  it('is the rating', () => expect(rateDialog(dialog, press)).toEqual({ score: 4, formId: 'form', at: 200 }))
  it('changes an earlier one, and the comment stays', () =>
    expect(rateDialog(rated, { ...press, score: 1, at: 300 })).toEqual({
      score: 1,
      formId: 'form',
      at: 300,
      comment: 'thanks',
    }))
  it('that comes late does not undo a later one', () =>
    expect(rateDialog(rated, { ...press, score: 1, at: 150 })).toBeNull())
  it.each<[string, Dialog, object]>([
    ['of a dialog that was opened again', { ...dialog, state: 'open', resolvedAt: null }, {}],
    [
      'of an earlier form',
      { ...dialog, ratingForm: { state: 'asked', messageId: 'newer', at: 1, askedSince: 1 } },
      {},
    ],
    ['of no message of ours', dialog, { formId: undefined }],
    ['of a dialog that was never asked about', { ...dialog, ratingForm: undefined }, {}],
  ])('%s counts for nothing', (_name, one, more) => {
    expect(rateDialog(one, { ...press, ...more })).toBeNull()
  })
  it('after another form begins without the comment on the one before', () => {
    const newer = {
      ...rated,
      ratingForm: { state: 'asked' as const, messageId: 'newer', at: 300, askedSince: 300 },
    }
    expect(rateDialog(newer, { score: 5, formId: 'newer', at: 400 })).toEqual({
      score: 5,
      formId: 'newer',
      at: 400,
    })
  })
})

describe('a comment', () => {
  it('stands with the rating, cut to its length', () => {
    expect(commentOnRating(rated, 'x'.repeat(1001))?.comment).toHaveLength(1000)
    expect(commentOnRating(rated, 'well done')).toEqual({ ...rated.personRating, comment: 'well done' })
  })
  it('without a rating, or once the dialog is open again, is none', () => {
    expect(commentOnRating(dialog, 'well')).toBeNull()
    expect(commentOnRating({ ...rated, state: 'in_progress', resolvedAt: null }, 'well')).toBeNull()
  })
})

describe('what the buttons carry', () => {
  it('is read back, and fits for the longest id of a dialog', () => {
    const dialogId = '0a1b2c3d-0000-4000-8000-000000000001'
    for (const what of [...ratingScores, 'comment', 'cancel'] as const) {
      const carried = ratingPressOf({ dialogId, what })
      expect(readRatingPress(carried)).toEqual({ dialogId, what })
      expect(carried.length).toBeLessThanOrEqual(64)
    }
  })
  it.each(['rate:x:6', 'rate:x:0', 'rate:x', 'rate::5', 'other:x:5', 'rate:a/b:5', 'rate:x:5 '])(
    'is none of a form: %s',
    press => {
      expect(readRatingPress(press)).toBeNull()
    },
  )
  it('fits on the buttons and toasts of both messengers, in each language', () => {
    for (const { comment, cancel, toast } of Object.values(ratingWords)) {
      expect([comment, cancel].every(words => words.length <= 40)).toBe(true)
      expect(Object.values(toast).every(words => words.length <= 90)).toBe(true)
    }
  })
})
