import { describe, expect, it } from 'vitest'
import type { Dialog, DialogState } from './Dialog.ts'
import { dialogChanges } from './dialogChanges.ts'
import { dialogNews } from './dialogNews.ts'

const anna = { id: 'a', name: 'Anna' }
const dialog: Dialog = {
  schema: 1,
  chatId: 'bot_1',
  state: 'open',
  typeId: null,
  reasonIds: [],
  componentIds: [],
  managerIds: ['a'],
  openedAt: 1,
  openedBy: anna,
  resolvedAt: null,
  updatedAt: 1,
  updatedBy: anna,
}

describe('the news of a dialog', () => {
  it.each<[DialogState | null, DialogState, ReturnType<typeof dialogNews>]>([
    [null, 'open', 'dialogOpened'],
    ['open', 'open', null],
    ['open', 'in_progress', null],
    ['in_progress', 'waiting_client', null],
    ['waiting_client', 'resolved', 'dialogResolved'],
    ['open', 'resolved', 'dialogResolved'],
    ['resolved', 'resolved', null],
    ['resolved', 'in_progress', 'dialogReopened'],
  ])('from %s to %s: %s', (before, state, news) => {
    expect(dialogNews(before && { state: before }, { state })).toBe(news)
  })
})

describe('the history of a dialog', () => {
  it('begins with what was chosen', () => {
    expect(dialogChanges(null, { ...dialog, typeId: 'question' })).toEqual({
      state: 'open',
      typeId: 'question',
      reasonIds: [],
      componentIds: [],
      managerIds: ['a'],
    })
  })
  it('says only what changed', () => {
    expect(dialogChanges(dialog, { ...dialog, state: 'resolved', resolvedAt: 5, updatedAt: 5 })).toEqual({
      state: 'resolved',
    })
    expect(dialogChanges(dialog, { ...dialog, managerIds: ['a', 'b'] })).toEqual({ managerIds: ['a', 'b'] })
  })
  it('is silent about a write that changes nothing', () => {
    expect(dialogChanges(dialog, { ...dialog, updatedAt: 9 })).toBe(null)
  })
})
