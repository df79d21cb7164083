import { describe, expect, it } from 'vitest'
import { applyEdits } from './applyEdits.ts'
import type { Card } from './Card.ts'
import { cardValue, undoOf } from './CardEdit.ts'
import { composeEdits } from './composeEdits.ts'
import { rebaseEdits } from './rebaseEdits.ts'

const card: Card = {
  schema: 1,
  name: 'Олена',
  phones: ['+380671112233'],
  emails: [],
  note: 'old',
  assigneeId: null,
  tags: ['vip'],
  salesPlans: { main: { stageId: 'new', addedAt: 5 } },
  createdAt: 1,
  updatedAt: 2,
}

describe('edits of a card', () => {
  it('show what they will have made of it, and are taken back whole', () => {
    const edits = [
      { field: 'note', from: 'old', to: 'new' },
      { field: 'salesPlans', key: 'main', from: { stageId: 'new', addedAt: 5 }, to: null },
      { field: 'fields', key: 'level', from: null, to: 'B2' },
    ] as const
    const after = applyEdits(card, edits)
    expect(after).toMatchObject({ note: 'new', salesPlans: {}, fields: { level: 'B2' } })
    expect(edits.map(edit => cardValue(after, edit))).toEqual(['new', null, 'B2'])
    const undone = applyEdits(after, undoOf(edits))
    expect(undone).toEqual({ ...card, fields: {} })
  })

  it('are written where nobody else wrote', () => {
    const edit = { field: 'note', from: 'old', to: 'mine' } as const
    expect(rebaseEdits(card, [edit])).toEqual({ ok: true, edits: [edit] })
    expect(rebaseEdits({ ...card, name: 'Other' }, [edit])).toEqual({ ok: true, edits: [edit] })
  })

  it('stand against what another manager wrote into the same field', () => {
    const edit = { field: 'note', from: 'old', to: 'mine' } as const
    expect(rebaseEdits({ ...card, note: 'theirs' }, [edit])).toEqual({
      ok: false,
      conflicts: [{ edit, theirs: 'theirs' }],
    })
    const plan = { field: 'salesPlans', key: 'main', from: card.salesPlans?.['main'], to: null } as const
    const moved = { ...card, salesPlans: { main: { stageId: 'paid', addedAt: 5 } } }
    expect(rebaseEdits(moved, [plan])).toMatchObject({
      ok: false,
      conflicts: [{ theirs: { stageId: 'paid', addedAt: 5 } }],
    })
  })

  it('need nothing where both want the same', () => {
    expect(rebaseEdits({ ...card, note: 'mine' }, [{ field: 'note', from: 'old', to: 'mine' }])).toEqual({
      ok: true,
      edits: [],
    })
  })

  it('of lists keep what both added and took away', () => {
    const edit = { field: 'tags', from: ['vip', 'cold'], to: ['vip', 'mine'] } as const
    const theirs = { ...card, tags: ['vip', 'cold', 'theirs'] }
    expect(rebaseEdits(theirs, [edit])).toEqual({
      ok: true,
      edits: [{ field: 'tags', from: ['vip', 'cold', 'theirs'], to: ['vip', 'theirs', 'mine'] }],
    })
    expect(
      rebaseEdits({ ...card, tags: undefined }, [{ field: 'tags', from: null, to: ['first'] }]),
    ).toMatchObject({
      edits: [{ to: ['first'] }],
    })
  })

  it('that wait become one for a field, and none where they were taken back', () => {
    const first = [
      { field: 'note', from: 'old', to: 'newer' },
      { field: 'fields', key: 'level', from: null, to: 'B1' },
    ] as const
    const then = [
      { field: 'note', from: 'newer', to: 'newest' },
      { field: 'fields', key: 'level', from: 'B1', to: null },
      { field: 'fields', key: 'city', from: null, to: 'Київ' },
    ] as const
    const composed = composeEdits(first, then)
    expect(composed).toEqual([
      { field: 'note', from: 'old', to: 'newest' },
      { field: 'fields', key: 'city', from: null, to: 'Київ' },
    ])
    expect(applyEdits(card, composed)).toEqual(applyEdits(applyEdits(card, first), then))
  })
})
