import type { Instant } from '@chats/domain/Instant'
import type { Log } from './Log.ts'
import { runAll } from './runAll.ts'
import type { TunnelRuns, TunnelWork } from './TunnelRuns.ts'

const AT_ONCE = 20
/** As many as one task moves on. */
const SHARE = 100

interface Around {
  readonly now: () => Instant
  readonly log: Log
}

/**
 * Moves on every run whose time has come. A handful is moved at once; where there are more, shares of them go through
 * the task queue, which spreads them. What is handed over twice is moved once.
 */
export async function stepTunnels(runs: TunnelRuns, { now, log }: Around): Promise<void> {
  const due = await runs.due(now())
  if (due.length <= SHARE) return moveDue(due, runs, now, log)
  const shares = Array.from({ length: Math.ceil(due.length / SHARE) }, (_, i) =>
    due.slice(i * SHARE, (i + 1) * SHARE),
  )
  await runAll(shares, 5, share => runs.spread({ due: share }))
  log({ event: 'tunnels_spread', runs: due.length })
}

/** One share of it, in a run of the task queue. */
export async function workOnTunnels(work: TunnelWork, runs: TunnelRuns, { now, log }: Around): Promise<void> {
  if ('due' in work) return moveDue(work.due, runs, now, log)
  // It has just been published, and this instance may remember that it was not.
  await runs.live(now(), now())
  const places = await runs.stoodStill(work.resume, work.after)
  await runAll(places, AT_ONCE, place => runs.move(place, { type: 'resume' }, now()))
  log({ event: 'tunnel_resumed', about: work.resume, runs: places.length })
  const last = places.at(-1)
  if (last) await runs.spread({ resume: work.resume, after: last.chatId })
}

async function moveDue(
  places: Extract<TunnelWork, { due: unknown }>['due'],
  runs: TunnelRuns,
  now: () => Instant,
  log: Log,
) {
  let moved = 0
  try {
    await runAll(places, AT_ONCE, async place => {
      if (await runs.move(place, { type: 'due' }, now())) moved++
    })
  } finally {
    if (moved > 0) log({ event: 'tunnels_moved', runs: moved })
  }
}
