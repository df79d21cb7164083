import type { TunnelBlock } from './TunnelBlock.ts'
import { blocksOn, findBlock, isOn } from './tunnelWays.ts'
import type { TunnelWay } from './tunnelWays.ts'

type Blocks = readonly TunnelBlock[]

/** A block and all that stands in its branches, however deep. */
export function withinBlock(blocks: Blocks, id: string): ReadonlySet<string> {
  const within = new Set([id])
  for (let before = 0; before < within.size;) {
    before = within.size
    for (const { id: own, under } of blocks) if (under && within.has(under.id)) within.add(own)
  }
  return within
}

const onWay = (block: TunnelBlock, way: TunnelWay): TunnelBlock => {
  const { under, ...rest } = block
  return way ? { ...rest, under: way } : under ? rest : block
}

/** The blocks with a new one on a way, at a place among those of that way. */
export function insertBlock(blocks: Blocks, block: TunnelBlock, way: TunnelWay, place: number): Blocks {
  const before = blocksOn(blocks, way)[place]
  const at = before ? blocks.indexOf(before) : blocks.length
  return blocks.toSpliced(at, 0, onWay(block, way))
}

/** Whether a block may stand there: the first one stays first, and none goes into its own branches. */
export const mayMove = (blocks: Blocks, id: string, way: TunnelWay, place: number): boolean => {
  const block = findBlock(blocks, id)
  if (!block || block.kind === 'first' || (way === null && place === 0)) return false
  return way === null || !withinBlock(blocks, id).has(way.id)
}

/**
 * The blocks with one moved to a place on a way, as the way is without it; what stands in its branches goes along. The
 * same blocks where it may not stand there.
 */
export function moveBlock(blocks: Blocks, id: string, way: TunnelWay, place: number): Blocks {
  const block = findBlock(blocks, id)
  if (!block || !mayMove(blocks, id, way, place)) return blocks
  return insertBlock(
    blocks.filter(one => one !== block),
    block,
    way,
    place,
  )
}

/** One step up or down on its way; out of its branch at the ends of that. */
export function stepBlock(blocks: Blocks, id: string, by: -1 | 1): Blocks {
  const block = findBlock(blocks, id)
  if (!block) return blocks
  const way = block.under ?? null
  const place = blocksOn(blocks, way).indexOf(block) + by
  const last = blocksOn(blocks, way).length - 1
  if (place >= 0 && place <= last) return moveBlock(blocks, id, way, place)
  const parent = block.under && findBlock(blocks, block.under.id)
  if (!parent) return blocks
  const outer = parent.under ?? null
  const at = blocksOn(blocks, outer).indexOf(parent)
  return moveBlock(blocks, id, outer, by < 0 ? at : at + 1)
}

/** The blocks without one and without what stands in its branches; the first one stays. */
export function removeBlock(blocks: Blocks, id: string): Blocks {
  if (findBlock(blocks, id)?.kind === 'first') return blocks
  const gone = withinBlock(blocks, id)
  return blocks.filter(block => !gone.has(block.id))
}

/** The blocks with a copy of one below it, with what stands in its branches; what the copy names inside of it is its own. */
export function copyBlock(blocks: Blocks, id: string, newId: () => string): Blocks {
  const block = findBlock(blocks, id)
  if (!block || block.kind === 'first') return blocks
  const within = withinBlock(blocks, id)
  const ids = new Map([...within].map(own => [own, newId()]))
  const copies = blocks.filter(one => within.has(one.id)).map(one => renamed(one, ids, newId))
  const [copy, ...others] = [
    ...copies.filter(one => one.id === ids.get(id)),
    ...copies.filter(one => one.id !== ids.get(id)),
  ]
  if (!copy) return blocks
  const way = block.under ?? null
  const place = blocksOn(blocks, way).indexOf(block) + 1
  return [...insertBlock(blocks, copy, way, place), ...others]
}

function renamed(block: TunnelBlock, ids: ReadonlyMap<string, string>, newId: () => string): TunnelBlock {
  const to = (id: string) => ids.get(id) ?? id
  const { under } = block
  const copy = { ...block, id: to(block.id), ...(under && { under: { ...under, id: to(under.id) } }) }
  if (copy.kind === 'message') {
    const rows = copy.rows.map(({ buttons }) => ({
      buttons: buttons.map(button => ({ ...button, id: newId() })),
    }))
    return { ...copy, rows }
  }
  if (copy.kind === 'action' && copy.does.type === 'goTo')
    return { ...copy, does: { ...copy.does, blockId: to(copy.does.blockId) } }
  return copy
}

/** The blocks with one put in its place; what stood in branches that it has no longer goes with them. */
export function replaceBlock(blocks: Blocks, block: TunnelBlock): Blocks {
  const next = blocks.map(one => (one.id === block.id ? block : one))
  const hasLate = block.kind !== 'trigger' || block.timeoutMinutes !== null
  if (hasLate) return next
  return next
    .filter(one => isOn(one, { id: block.id, branch: 'late' }))
    .reduce<Blocks>((left, { id }) => removeBlock(left, id), next)
}
