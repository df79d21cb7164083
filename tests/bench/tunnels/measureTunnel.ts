import { startBridge } from '../../bridge/startBridge.ts'
import type { Bridge } from '../../bridge/startBridge.ts'
import { connectVk } from '../../reliability/bridge/connectVk.ts'
import { drain, isOutboxEmpty } from '../../reliability/bridge/drain.ts'
import { eachInTurn } from '../../reliability/bridge/eachInTurn.ts'
import { enterTunnel, letTunnelRun, lineOf } from '../../reliability/bridge/enterTunnel.ts'
import { untilQuiet } from '../../reliability/bridge/untilQuiet.ts'

/** What it costs that many people go on in a tunnel at once. */
export interface TunnelCost {
  readonly people: number
  /** Runs of the schedule that it took. */
  readonly ticks: number
  /** From the first of them to where everybody has gone on, and to where everybody has been written to; in seconds. */
  readonly movedSeconds: number
  readonly sentSeconds: number
  /** A person's share of everything that followed: the step, the message on its way, the row, the card's history. */
  readonly writes: number
  readonly reads: number
  /** The documents that were written most often. */
  readonly hottest: readonly { readonly path: string; readonly writes: number }[]
}

/** What the coming of many sets going, their cards, rows and the search, goes on after they wait. */
const SETTLED_MS = 10 * 60_000

/** One step, which says something and tags, for everybody in a tunnel at once; on servers of its own. */
export async function measureTunnel(
  say: (text: string) => void,
  people = Number(process.env['BENCH_TUNNEL'] ?? 1_000),
): Promise<TunnelCost> {
  const bridge = await startBridge({ leaseSeconds: 60 })
  try {
    await bridge.sim('reset', { seed: 1 })
    await letTunnelRun(bridge)
    const lines = [await connectVk(bridge, 1), await connectVk(bridge, 2)]
    await eachInTurn(people, 8, (lane, index) => lineOf(lines, index).say(index, `m-hello-${lane}-${index}`))
    const found = bridge.db.collection('search').count()
    await drain(bridge, async () => (await found.get()).data().count >= people, 0)
    await enterTunnel(bridge, lines, people)
    say(`${people} people wait in a tunnel`)
    await untilQuiet(bridge, SETTLED_MS)
    return await measureStep(bridge, people)
  } finally {
    await bridge.close()
  }
}

async function measureStep(bridge: Bridge, people: number): Promise<TunnelCost> {
  const { db } = bridge
  await bridge.watchDocuments()
  await bridge.resetMeters()
  const from = performance.now()
  const seconds = () => (performance.now() - from) / 1000
  const waiting = db.collection('tunnelRuns').where('state', '==', 'running').count()
  let ticks = 0
  let lastTick = -Infinity
  // Asking costs a read for a thousand each time; it is taken off at the end.
  let asked = 0
  const tickEveryMinute = async () => {
    if (performance.now() - lastTick < 60_000) return
    lastTick = performance.now()
    ticks++
    await bridge.stepTunnels()
  }
  let movedSeconds = 0
  for (;;) {
    await tickEveryMinute()
    asked += Math.max(1, Math.ceil(people / 1000))
    if ((await waiting.get()).data().count === 0) {
      movedSeconds ||= seconds()
      asked++
      if (await isOutboxEmpty(bridge)) break
    }
    await new Promise(resolve => setTimeout(resolve, 500))
  }
  const sentSeconds = seconds()
  await quiet(bridge)
  const { reads, writes } = await bridge.meters()
  const share = (count: number) => Math.round((count / people) * 100) / 100
  return {
    people,
    ticks,
    movedSeconds,
    sentSeconds,
    writes: share(writes),
    reads: share(reads - asked),
    hottest: await bridge.hottest(),
  }
}

/** Waits until nothing has been written for a second. */
async function quiet(bridge: Bridge): Promise<void> {
  let before = -1
  for (;;) {
    const { writes } = await bridge.meters()
    if (writes === before) return
    before = writes
    await new Promise(resolve => setTimeout(resolve, 1000))
  }
}
