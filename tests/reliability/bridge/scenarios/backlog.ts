import { compareOrder } from '../compareOrder.ts'
import { connectTelegram } from '../connectTelegram.ts'
import { drain, isIntakeDone } from '../drain.ts'
import { readStored, textsByChat } from '../readStored.ts'
import { sayWhileDown } from '../sayWhileDown.ts'
import type { Scenario } from '../Scenario.ts'

/** How fast the updates that the messenger has kept for fifty chats are taken, as soon as there are functions again. */
export const backlog: Scenario = {
  name: 'ten thousand kept updates',
  goal: 'R8',
  full: 10_000,
  small: 50,
  mustStrike: () => ['taken a second'],
  async run(bridge, { n }) {
    const line = await connectTelegram(bridge, 1)
    const offered = await sayWhileDown(bridge, line, n)
    await bridge.revive()
    const begun = performance.now()
    await drain(bridge, () => isIntakeDone(bridge))
    const rate = Math.round((1000 * n) / (performance.now() - begun))
    const arrived = textsByChat(await readStored(bridge, line), 'in')
    return {
      n,
      ...compareOrder(offered, arrived),
      unconfirmed: 0,
      broken: [],
      struck: { 'taken a second': rate },
    }
  },
}
