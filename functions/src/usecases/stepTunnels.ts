import type { Instant } from '@chats/domain/Instant'
import type { Log } from './Log.ts'
import type { HandedOver } from './createHandedOver.ts'
import { runAll } from './runAll.ts'
import type { DueRun, TunnelRuns, TunnelWork } from './TunnelRuns.ts'

const AT_ONCE = 20
/** As many as one task moves on. */
const SHARE = 100

/** The next run of the schedule begins a minute after this one did. */
const PATIENCE_MS = 40_000

interface Around {
  readonly now: () => Instant
  readonly log: Log
}

/**
 * Moves on every run whose time has come. A handful is moved at once; where there are more, shares of them go through
 * the task queue, which spreads them, page after page until nothing is left, or the time of this run; the next one goes
 * on. What is handed over twice is moved once.
 */
export async function stepTunnels(runs: TunnelRuns, handed: HandedOver, { now, log }: Around): Promise<void> {
  const begun = now()
  let pages = 0
  let spread = 0
  try {
    for await (const page of runs.due(begun)) {
      const due = handed.take(page, now())
      if (pages++ === 0 && page.length <= SHARE) {
        await moveDue(due, runs, now, log).finally(() => handed.release(due))
        return
      }
      await runAll(sharesOf(due), 5, share => handOver(share, runs, handed))
      spread += due.length
      if (now() - begun >= PATIENCE_MS) return
    }
  } finally {
    if (spread > 0) log({ event: 'tunnels_spread', runs: spread })
  }
}

const sharesOf = (due: readonly DueRun[]): readonly (readonly DueRun[])[] =>
  Array.from({ length: Math.ceil(due.length / SHARE) }, (_, i) => due.slice(i * SHARE, (i + 1) * SHARE))

async function handOver(share: readonly DueRun[], runs: TunnelRuns, handed: HandedOver): Promise<void> {
  try {
    await runs.spread({ due: share.map(({ tunnelId, chatId }) => ({ tunnelId, chatId })) })
  } catch (error) {
    handed.release(share)
    throw error
  }
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
