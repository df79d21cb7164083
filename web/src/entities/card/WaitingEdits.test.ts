import { describe, expect, it } from 'vitest'
import { addWaiting, replaceWaiting, settleConflicts } from './WaitingEdits.ts'

const note = { field: 'note', from: 'old', to: 'mine' } as const
const name = { field: 'name', from: 'Олена', to: 'Олена К.' } as const

describe('edits that wait for the network', () => {
  it('are one for each card and field, and none where they were taken back', () => {
    const one = addWaiting([], 'p-1', [note])
    const two = addWaiting(addWaiting(one, 'p-2', [name]), 'p-1', [{ ...note, from: 'mine', to: 'later' }])
    expect(two).toEqual([
      { personId: 'p-1', edits: [{ field: 'note', from: 'old', to: 'later' }] },
      { personId: 'p-2', edits: [name] },
    ])
    expect(addWaiting(two, 'p-2', [{ ...name, from: name.to, to: name.from }])).toEqual([two[0]])
    expect(replaceWaiting(two, 'p-1', [])).toEqual([two[1]])
  })

  it('are written over what somebody else wrote, or left out, as the manager chose; the rest goes on', () => {
    const conflicts = [{ edit: note, theirs: 'theirs' }]
    expect(settleConflicts([note, name], conflicts, 'mine')).toEqual([{ ...note, from: 'theirs' }, name])
    expect(settleConflicts([note, name], conflicts, 'theirs')).toEqual([name])
  })
})
