import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyBlock, insertBlock, moveBlock, removeBlock, replaceBlock, stepBlock } from './moveBlock.ts'
import type { TunnelBlock } from './TunnelBlock.ts'
import { blocksOn, findBlock } from './tunnelWays.ts'

const first: TunnelBlock = {
  id: 'first',
  kind: 'first',
  title: '',
  keywords: [],
  everySubscription: false,
  again: false,
}
const text = (id: string): TunnelBlock => ({
  id,
  kind: 'message',
  title: id,
  contents: [{ id, kind: 'text', text: id }],
  rows: [{ buttons: [{ id: `${id}-b`, text: 'Да' }] }],
})
const asks: TunnelBlock = {
  id: 't',
  kind: 'trigger',
  title: '',
  waitsFor: { type: 'answer' },
  timeoutMinutes: 5,
}
const late = { id: 't', branch: 'late' } as const
const blocks: readonly TunnelBlock[] = [first, text('a'), asks, { ...text('l'), under: late }, text('b')]
const ids = (of: readonly TunnelBlock[], way: Parameters<typeof blocksOn>[1] = null) =>
  blocksOn(of, way).map(({ id }) => id)

describe('the blocks of a tunnel', () => {
  it('are moved on their way, into a branch and out of it, with their own branches', () => {
    expect(ids(moveBlock(blocks, 'b', null, 1))).toEqual(['first', 'b', 'a', 't'])
    const inside = moveBlock(blocks, 'b', late, 0)
    expect([ids(inside), ids(inside, late)]).toEqual([
      ['first', 'a', 't'],
      ['b', 'l'],
    ])
    expect(ids(moveBlock(inside, 'b', null, 1))).toEqual(['first', 'b', 'a', 't'])
    expect(ids(moveBlock(blocks, 't', null, 1), late)).toEqual(['l'])
  })

  it('are not moved before the first, nor into their own branches', () => {
    expect(moveBlock(blocks, 'b', null, 0)).toBe(blocks)
    expect(moveBlock(blocks, 't', late, 0)).toBe(blocks)
    expect(moveBlock(blocks, 'first', null, 2)).toBe(blocks)
  })

  it('step up and down, and out of a branch at its ends', () => {
    expect(ids(stepBlock(blocks, 'b', -1))).toEqual(['first', 'a', 'b', 't'])
    expect(ids(stepBlock(blocks, 'l', 1))).toEqual(['first', 'a', 't', 'l', 'b'])
    expect(ids(stepBlock(blocks, 'l', -1))).toEqual(['first', 'a', 'l', 't', 'b'])
    expect(stepBlock(blocks, 'a', -1)).toBe(blocks)
  })

  it('are removed with what stands in their branches; a branch that is no longer takes its blocks along', () => {
    expect(removeBlock(blocks, 't').map(({ id }) => id)).toEqual(['first', 'a', 'b'])
    expect(removeBlock(blocks, 'first')).toBe(blocks)
    expect(
      replaceBlock(blocks, { ...asks, timeoutMinutes: null } as TunnelBlock).map(({ id }) => id),
    ).toEqual(['first', 'a', 't', 'b'])
  })

  it('are copied below themselves, under ids of their own', () => {
    let next = 0
    const copied = copyBlock(blocks, 't', () => `new-${++next}`)
    expect(ids(copied)).toEqual(['first', 'a', 't', 'new-1', 'b'])
    expect(ids(copied, { id: 'new-1', branch: 'late' })).toEqual(['new-2'])
    const buttons = copied
      .flatMap(block => (block.kind === 'message' ? block.rows : []))
      .flatMap(row => row.buttons)
    expect(new Set(buttons.map(({ id }) => id)).size).toBe(buttons.length)
  })

  it('are all there after any moves, each once and none in a circle', () => {
    const anyPlace = fc.record({
      id: fc.constantFrom('first', 'a', 't', 'l', 'b'),
      way: fc.constantFrom(null, late),
      place: fc.nat({ max: 5 }),
      by: fc.constantFrom(-1 as const, 1 as const),
      steps: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyPlace, { maxLength: 20 }), moves => {
        const moved = moves.reduce<readonly TunnelBlock[]>(
          (now, { id, way, place, by, steps }) =>
            steps ? stepBlock(now, id, by) : moveBlock(now, id, way, place),
          blocks,
        )
        expect(moved.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'first', 'l', 't'])
        expect(ids(moved)[0]).toBe('first')
        expect(ids(moved).length + ids(moved, late).length).toBe(5)
      }),
    )
  })

  it('are put where they are asked to be', () => {
    const added = insertBlock(blocks, text('n'), late, 1)
    expect(ids(added, late)).toEqual(['l', 'n'])
    expect(findBlock(added, 'n')?.under).toEqual(late)
  })
})
