import { createRandom } from '../../../../local/src/messengers/createRandom.ts'
import { compareOrder } from '../compareOrder.ts'
import { connectLines } from '../connectLines.ts'
import { drain, isIntakeDone } from '../drain.ts'
import { eachInTurn } from '../eachInTurn.ts'
import { killNowAndThen } from '../killNowAndThen.ts'
import { readStored, textsByChat } from '../readStored.ts'
import type { Scenario } from '../Scenario.ts'
import { percentileOf } from '../percentileOf.ts'
import { recountRows } from '../recountRows.ts'

const CHATS = 50
const faults = [
  { direction: 'in', do: 'duplicate', p: 0.03, ms: 30_000 },
  { direction: 'in', do: 'parallel', p: 0.02 },
  { direction: 'in', do: 'delay', p: 0.02, ms: 4000 },
  { direction: 'in', do: 'drop-answer', p: 0.02 },
  { direction: 'in', do: 'reorder', p: 0.03 },
]

/** R1 and R15: what persons write is stored once and in order, and the sums on the rows are those of the messages. */
export const incoming: Scenario = {
  name: 'incoming',
  goal: 'R1, R15',
  full: 10_000,
  small: 200,
  byChance: true,
  mustStrike: () => ['duplicate', 'parallel', 'delay', 'drop-answer', 'reorder', 'kill'],

  async run(bridge, n, seed) {
    const lines = await connectLines(bridge)
    await bridge.sim('faults', faults)
    const random = createRandom(seed)
    const offered = new Map<string, string[]>()
    const took: number[] = []
    const saying = eachInTurn(n, CHATS, async (lane, index) => {
      const line = lines[lane % lines.length]!
      const text = `m-in-${line.channel}-${lane}-${index}`
      const chatId = line.chatId(lane)
      offered.set(chatId, [...(offered.get(chatId) ?? []), text])
      const begun = performance.now()
      await line.say(lane, text)
      took.push(performance.now() - begun)
    })
    const killed = await killNowAndThen(bridge, Math.max(2, Math.round(n / 500)), random, saying)
    await drain(bridge, () => isIntakeDone(bridge))
    const stored = (await Promise.all(lines.map(line => readStored(bridge, line)))).flat()
    return {
      n,
      ...compareOrder(offered, textsByChat(stored, 'in')),
      unconfirmed: 0,
      broken: await recountRows(bridge),
      struck: { kill: killed },
      p50: percentileOf(took, 0.5),
      p99: percentileOf(took, 0.99),
    }
  },
}
