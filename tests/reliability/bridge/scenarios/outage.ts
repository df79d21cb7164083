import { compareOrder } from '../compareOrder.ts'
import { connectTelegram } from '../connectTelegram.ts'
import { drain, isIntakeDone } from '../drain.ts'
import { eachInTurn } from '../eachInTurn.ts'
import { readStored, textsByChat } from '../readStored.ts'
import type { Scenario } from '../Scenario.ts'

const CHATS = 50
const OUTAGE_MS = 3 * 3_600_000

/** R13: the functions are gone for three hours (of the messenger's clock) while persons write. */
export const outage: Scenario = {
  name: 'three hours down',
  goal: 'R13',
  full: 2000,
  small: 100,
  byChance: false,
  mustStrike: () => ['outage'],
  async run(bridge, n) {
    const line = await connectTelegram(bridge, 1)
    await bridge.kill()
    const offered = new Map<string, string[]>()
    await eachInTurn(n, CHATS, async (lane, index) => {
      const text = `m-down-${lane}-${index}`
      offered.set(line.chatId(lane), [...(offered.get(line.chatId(lane)) ?? []), text])
      await line.say(lane, text)
    })
    await bridge.sim('clock', { advanceMs: OUTAGE_MS })
    await bridge.revive()
    await drain(bridge, () => isIntakeDone(bridge))
    const arrived = textsByChat(await readStored(bridge, line), 'in')
    return { n, ...compareOrder(offered, arrived), unconfirmed: 0, broken: [], struck: { outage: 1 } }
  },
}
