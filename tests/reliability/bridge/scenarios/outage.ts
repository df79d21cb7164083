import { compareOrder } from '../compareOrder.ts'
import { connectTelegram } from '../connectTelegram.ts'
import { drain, isIntakeDone } from '../drain.ts'
import { readStored, textsByChat } from '../readStored.ts'
import { sayWhileDown } from '../sayWhileDown.ts'
import type { Scenario } from '../Scenario.ts'

const OUTAGE_MS = 3 * 3_600_000

/** R13: the functions are gone for three hours (of the messenger's clock) while persons write. */
export const outage: Scenario = {
  name: 'three hours down',
  goal: 'R13',
  full: 2000,
  small: 100,
  mustStrike: () => ['outage'],
  async run(bridge, { n }) {
    const line = await connectTelegram(bridge, 1)
    const offered = await sayWhileDown(bridge, line, n)
    await bridge.sim('clock', { advanceMs: OUTAGE_MS })
    await bridge.revive()
    await drain(bridge, () => isIntakeDone(bridge))
    const arrived = textsByChat(await readStored(bridge, line), 'in')
    return { n, ...compareOrder(offered, arrived), unconfirmed: 0, broken: [], struck: { outage: 1 } }
  },
}
