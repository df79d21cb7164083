import { connectVk } from '../connectVk.ts'
import type { Scenario } from '../Scenario.ts'
import { sendOut } from '../sendOut.ts'

/** R2, R9: whatever is lost or ended, VK has each message once, because a repeat carries the same random_id. */
export const outgoingVk: Scenario = {
  name: 'outgoing VK, answers lost',
  goal: 'R2, R9',
  full: 10_000,
  small: 100,
  byChance: true,
  leaseSeconds: 2,
  mustStrike: () => ['timeout-after-accept', 'reset', 'status', 'kill'],
  async run(bridge, n, seed) {
    const out = { direction: 'out', method: 'messages.send' }
    const faults = [
      { ...out, do: 'timeout-after-accept', ms: 50, p: 0.05 },
      { ...out, do: 'reset', accepted: true, p: 0.05 },
      { ...out, do: 'status', code: 10, accepted: true, p: 0.05 },
      { ...out, do: 'status', code: 6, scope: 'chat', p: 0.05 },
    ]
    const kills = Math.max(2, Math.round(n / 500))
    const lines = [await connectVk(bridge, 1), await connectVk(bridge, 2)]
    const outcome = await sendOut(bridge, lines, { n, seed, faults, kills })
    const doubts =
      outcome.unconfirmed > 0 ? [`${outcome.unconfirmed} unconfirmed, where a repeat does no harm`] : []
    return { ...outcome, broken: [...outcome.broken, ...doubts] }
  },
}
