import type { Instant } from '@chats/domain/Instant'
import type { TunnelRunAnswer, TunnelRunRequest } from '@chats/domain/TunnelRequest'
import type { ActingManager, TunnelRuns } from './TunnelRuns.ts'

/** What a manager holds on to is held for so long, unless they let it go. */
export const HOLD_MS = 15 * 60_000

/** Does what a manager asks about one chat's way through a tunnel; the timeline says who did. */
export async function actOnTunnelRun(
  by: ActingManager,
  request: TunnelRunRequest,
  requestId: string,
  runs: TunnelRuns,
  now: Instant,
): Promise<TunnelRunAnswer> {
  const { tunnelId, chatId } = request
  const place = { tunnelId, chatId }
  const done = await (request.action === 'start'
    ? runs.start(place, { entryId: requestId, by }, now)
    : runs.move(place, impulseOf(request), now, { by }))
  return done ? { ok: true } : { ok: false, why: 'not_possible' }
}

function impulseOf(request: Exclude<TunnelRunRequest, { action: 'start' }>) {
  switch (request.action) {
    case 'move':
      return { type: 'move', blockId: request.blockId } as const
    case 'skip':
      return { type: 'skip' } as const
    case 'stop':
      return { type: 'stop', by: 'manager' } as const
    case 'release':
      return { type: 'release' } as const
    case 'hold':
      return { type: 'hold', forMs: HOLD_MS } as const
  }
}
