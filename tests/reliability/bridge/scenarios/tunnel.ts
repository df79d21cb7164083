import type { Bridge } from '../../../bridge/startBridge.ts'
import { connectVk } from '../connectVk.ts'
import { drain, isOutboxEmpty } from '../drain.ts'
import { eachInTurn } from '../eachInTurn.ts'
import { enterTunnel, letTunnelRun, lineOf } from '../enterTunnel.ts'
import { judgeDelivered } from '../judgeDelivered.ts'
import { killWhile } from '../killWhile.ts'
import { readStored } from '../readStored.ts'
import type { Scenario } from '../Scenario.ts'

/** The schedule has a minute; what a killed process had in hand is handed over again by then. */
const TICK_MS = 10_000
const moments = ['send.after:12', 'claimHead.after:30']

/** A tunnel's step for everybody in it at once, with every run of it called twice: each is led on once, and hears it once. */
export const tunnel: Scenario = {
  name: 'a tunnel, everybody due at once',
  goal: 'tunnels',
  full: 10_000,
  small: 120,
  leaseSeconds: 2,
  mustStrike: () => ['timeout-after-accept', 'reset', 'status', 'kill'],

  async run(bridge, size) {
    const { n } = size
    await letTunnelRun(bridge)
    const lines = [await connectVk(bridge, 1), await connectVk(bridge, 2)]
    await eachInTurn(n, 8, (lane, index) => lineOf(lines, index).say(index, `m-hello-${lane}-${index}`))
    // What their coming sets going writes names, too: it has come to rest when all of them can be found.
    const found = bridge.db.collection('search').count()
    await drain(bridge, async () => (await found.get()).data().count >= n, 0)
    const expected = await enterTunnel(bridge, lines, n)

    const out = { direction: 'out', method: 'messages.send' }
    const strikes = (nth: number) => (size.fixed ? { nth } : { p: 0.025 })
    await bridge.sim('faults', [
      { ...out, do: 'timeout-after-accept', ms: 50, ...strikes(3) },
      { ...out, do: 'reset', accepted: true, ...strikes(8) },
      { ...out, do: 'status', code: 10, accepted: true, ...strikes(13) },
      { ...out, do: 'status', code: 6, scope: 'chat', ...strikes(18) },
    ])
    let ticked = -Infinity
    const isDone = async () => {
      // Two runs of the schedule at once, as when one overlaps the next.
      if (performance.now() - ticked >= (size.fixed ? 0 : TICK_MS)) {
        ticked = performance.now()
        await Promise.all([1, 2].map(() => bridge.stepTunnels().catch(() => undefined)))
      }
      const due = bridge.db.collection('tunnelRuns').where('state', '==', 'running').count()
      return (await due.get()).data().count === 0 && (await isOutboxEmpty(bridge))
    }
    const killed = await killWhile(bridge, size, moments, () => drain(bridge, isDone, 0))
    const stored = (await Promise.all(lines.map(line => readStored(bridge, line)))).flat()
    const { delivered } = await bridge.sim<{ delivered: Parameters<typeof judgeDelivered>[2] }>('ledger')
    const judged = judgeDelivered(expected, stored, delivered)
    return {
      n,
      ...judged,
      broken: [...judged.broken, ...(await recount(bridge, n))],
      struck: { kill: killed },
    }
  },
}

/** What does not fit: runs that did not take exactly one step, and people without their tag. */
async function recount(bridge: Bridge, n: number): Promise<readonly string[]> {
  const runs = await bridge.db.collection('tunnelRuns').get()
  const wrong = runs.docs.filter(doc => doc.get('step') !== 2 || doc.get('state') !== 'finished').length
  const tagged = (
    await bridge.db.collection('cards').where('tags', 'array-contains', 'reached').count().get()
  ).data().count
  return [
    ...(wrong ? [`${wrong} runs did not take one step`] : []),
    ...(tagged === n ? [] : [`${tagged} of ${n} were tagged`]),
  ]
}
