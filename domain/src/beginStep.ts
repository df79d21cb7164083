import type { Automation } from './Automation.ts'
import { firesTrigger, isSaid } from './firesTrigger.ts'
import type { Instant } from './Instant.ts'
import { nameOfBlock } from './nameOfBlock.ts'
import type { TunnelBlock, TunnelBlockOf } from './TunnelBlock.ts'
import type { TunnelEffect } from './TunnelEffect.ts'
import type { TunnelHeard, TunnelImpulse } from './TunnelHeard.ts'
import type { TunnelRun } from './TunnelRun.ts'
import { blockAfter, blockIn, findBlock } from './tunnelWays.ts'

const MOST_HEARD = 20

/** Where a step begins, and what is said about that. */
export interface Beginning {
  /** The block to enter; undefined: the way is over. */
  readonly next: TunnelBlock | undefined
  readonly effects: readonly TunnelEffect[]
  readonly run?: Partial<TunnelRun>
  /** Messages whose time came while it stood still are left out until it waits again (A8). */
  readonly silent?: boolean
  /** A message that was held goes, whoever types. */
  readonly released?: boolean
}

/** Where a step begins by an impulse; null: the impulse is none for the run as it stands. */
export function beginStep(
  blocks: readonly TunnelBlock[],
  run: TunnelRun,
  at: TunnelBlock,
  impulse: TunnelImpulse,
  now: Instant,
): Beginning | null {
  const after = () => blockAfter(blocks, at)
  switch (impulse.type) {
    case 'start':
      return {
        next: after(),
        effects: impulse.silent
          ? []
          : [{ type: 'indicator', what: 'tunnelStarted', tunnelId: run.tunnelId, block: nameOfBlock(at) }],
      }
    case 'due':
      return run.dueAt !== null && run.dueAt <= now && !run.paused ? goOn(blocks, run, at) : null
    case 'resume':
      if (!run.paused) return null
      return { ...goOn(blocks, run, at), silent: run.paused !== 'tunnel' }
    case 'heard': {
      if (run.wait !== 'trigger' || at.kind !== 'trigger' || !firesTrigger(at, impulse.heard)) return null
      const { text } = impulse.heard
      const heard = [...run.heard, impulse.id].slice(-MOST_HEARD)
      return {
        next: after(),
        effects: [triggerRow(at, impulse.heard, true)],
        run: { heard, ...(isSaid(impulse.heard) && { answer: text.slice(0, 200) }) },
      }
    }
    case 'move': {
      const target = findBlock(blocks, impulse.blockId)
      return target ? { next: target, effects: [movedRow(target)], released: true } : null
    }
    case 'skip':
      return { next: after(), effects: [movedRow(after() ?? at)] }
    case 'release':
      return run.wait === 'held' ? { next: at, effects: [], released: true } : null
    case 'hold':
    case 'stop':
      return null
  }
}

/** What comes when the time of a waiting run has come. */
function goOn(blocks: readonly TunnelBlock[], run: TunnelRun, at: TunnelBlock): Beginning {
  // It stands in front of this one.
  if (run.wait === 'held' || run.wait === 'next') return { next: at, effects: [] }
  if (at.kind !== 'trigger') return { next: blockAfter(blocks, at), effects: [] }
  return { next: blockIn(blocks, at, 'late'), effects: [triggerRow(at, null, false)] }
}

const movedRow = (to: TunnelBlock): TunnelEffect => ({
  type: 'row',
  content: { what: 'moved', block: nameOfBlock(to) },
})

function triggerRow(
  block: TunnelBlockOf<'trigger'>,
  heard: TunnelHeard | null,
  outcome: boolean,
): TunnelEffect {
  const content: Omit<Automation, 'kind' | 'tunnel' | 'tunnelId'> = {
    what: 'trigger',
    block: nameOfBlock(block),
    outcome,
    ...(heard && heard.text !== '' && { inputs: [{ name: heard.type, value: heard.text.slice(0, 300) }] }),
  }
  return { type: 'row', content }
}
