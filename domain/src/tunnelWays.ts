import type { TunnelBlock, TunnelBranch } from './TunnelBlock.ts'

/** A way through a tunnel: the main one (null), or a branch of a block. */
export type TunnelWay = { readonly id: string; readonly branch: TunnelBranch } | null

/** The branches that a block has. */
export function branchesOf(block: TunnelBlock): readonly TunnelBranch[] {
  if (block.kind === 'condition') return ['yes', 'no']
  return block.kind === 'trigger' && block.timeoutMinutes !== null ? ['late'] : []
}

/** Whether a block stands on this way. */
export const isOn = ({ under }: TunnelBlock, way: TunnelWay): boolean =>
  (under?.id ?? null) === (way?.id ?? null) && under?.branch === way?.branch

export const blocksOn = (blocks: readonly TunnelBlock[], way: TunnelWay): readonly TunnelBlock[] =>
  blocks.filter(block => isOn(block, way))

export const findBlock = (blocks: readonly TunnelBlock[], id: string): TunnelBlock | undefined =>
  blocks.find(block => block.id === id)

/** What comes after a block: the next one on its way, or what comes after the block that the way branched off. */
export function blockAfter(blocks: readonly TunnelBlock[], block: TunnelBlock): TunnelBlock | undefined {
  const seen = new Set<string>()
  for (let at: TunnelBlock | undefined = block; at && !seen.has(at.id);) {
    seen.add(at.id)
    const way = blocksOn(blocks, at.under ?? null)
    const next = way[way.indexOf(at) + 1]
    if (next) return next
    at = at.under ? findBlock(blocks, at.under.id) : undefined
  }
  return undefined
}

/** The first block of a branch; where that is empty, what comes after the block. */
export const blockIn = (
  blocks: readonly TunnelBlock[],
  block: TunnelBlock,
  branch: TunnelBranch,
): TunnelBlock | undefined => blocksOn(blocks, { id: block.id, branch })[0] ?? blockAfter(blocks, block)

/** All blocks that may come right after this one. */
export function blocksNext(blocks: readonly TunnelBlock[], block: TunnelBlock): readonly TunnelBlock[] {
  const found = (): readonly (TunnelBlock | undefined)[] => {
    if (block.kind === 'action' && block.does.type === 'goTo') return [findBlock(blocks, block.does.blockId)]
    if (block.kind === 'action' && block.does.type === 'stop' && block.does.tunnelId === null) return []
    const branches = branchesOf(block).map(branch => blockIn(blocks, block, branch))
    return block.kind === 'condition' ? branches : [blockAfter(blocks, block), ...branches]
  }
  return [...new Set(found().filter(next => next !== undefined))]
}
