import { connectVk } from '../connectVk.ts'
import type { Scenario } from '../Scenario.ts'
import { sendOut } from '../sendOut.ts'

const moments = ['send.after:25']

/** R2, R9: whatever is lost or ended, VK has each message once, because a repeat carries the same random_id. */
export const outgoingVk: Scenario = {
  name: 'outgoing VK, answers lost',
  goal: 'R2, R9',
  full: 10_000,
  small: 40,
  leaseSeconds: 2,
  mustStrike: () => ['timeout-after-accept', 'reset', 'status', 'kill'],
  async run(bridge, size) {
    const out = { direction: 'out', method: 'messages.send' }
    const strikes = (nth: number) => (size.fixed ? { nth } : { p: 0.025 })
    const faults = [
      { ...out, do: 'timeout-after-accept', ms: 50, ...strikes(3) },
      { ...out, do: 'reset', accepted: true, ...strikes(8) },
      { ...out, do: 'status', code: 10, accepted: true, ...strikes(13) },
      { ...out, do: 'status', code: 6, scope: 'chat', ...strikes(18) },
    ]
    const lines = [await connectVk(bridge, 1), await connectVk(bridge, 2)]
    const outcome = await sendOut(bridge, lines, { size, faults, moments })
    const doubts =
      outcome.unconfirmed > 0 ? [`${outcome.unconfirmed} unconfirmed, where a repeat does no harm`] : []
    return { ...outcome, broken: [...outcome.broken, ...doubts] }
  },
}
