import type { Instant } from './Instant.ts'
import { nameOfBlock } from './nameOfBlock.ts'
import type { TunnelVersion } from './Tunnel.ts'
import type { TunnelRun } from './TunnelRun.ts'

const MOST_HEARD = 20

/**
 * The run of a chat that starts a tunnel, standing in its first block; null where it is under way, was started by this
 * entry already, or was gone through and the tunnel leads nobody twice. `by`: the entry of the timeline that starts it;
 * a manager starts it whatever was before (`byHand`).
 */
export function startRun(
  tunnel: TunnelVersion,
  tunnelId: string,
  chatId: string,
  before: TunnelRun | null,
  { by, byHand }: { readonly by: string; readonly byHand: boolean },
  now: Instant,
): TunnelRun | null {
  const [first] = tunnel.blocks
  if (first?.kind !== 'first') return null
  if (before?.state === 'running' || before?.heard.includes(by)) return null
  if (before && !first.again && !byHand) return null
  return {
    schema: 1,
    tunnelId,
    chatId,
    title: tunnel.title,
    version: tunnel.version,
    round: (before?.round ?? 0) + 1,
    step: before?.step ?? 0,
    state: 'running',
    blockId: first.id,
    blockTitle: nameOfBlock(first),
    wait: null,
    dueAt: null,
    paused: null,
    ended: null,
    passed: [first.id],
    heard: [...(before?.heard ?? []), by].slice(-MOST_HEARD),
    answer: '',
    startedAt: now,
    updatedAt: now,
  }
}
