import type { TunnelBlock } from './TunnelBlock.ts'
import { blocksNext } from './tunnelWays.ts'

/**
 * The ways through a tunnel on which somebody would go round and round without ever waiting, as ids of their blocks; one
 * for each such knot of blocks.
 */
export function findLoops(blocks: readonly TunnelBlock[]): readonly (readonly string[])[] {
  const state = new Map<string, 'open' | 'done'>()
  const loops: string[][] = []
  const path: TunnelBlock[] = []

  function visit(block: TunnelBlock): void {
    const known = state.get(block.id)
    if (known === 'done') return
    if (known === 'open') {
      loops.push(path.slice(path.findIndex(({ id }) => id === block.id)).map(({ id }) => id))
      return
    }
    state.set(block.id, 'open')
    path.push(block)
    // Whoever waits is in no hurry.
    if (block.kind !== 'delay' && block.kind !== 'trigger')
      for (const next of blocksNext(blocks, block)) visit(next)
    path.pop()
    state.set(block.id, 'done')
  }

  for (const block of blocks) visit(block)
  return loops
}
