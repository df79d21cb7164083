import { compareOrder } from '../compareOrder.ts'
import { connectLines } from '../connectLines.ts'
import { drain, isIntakeDone } from '../drain.ts'
import { eachInTurn } from '../eachInTurn.ts'
import { killWhile } from '../killWhile.ts'
import { readStored, textsByChat } from '../readStored.ts'
import type { Scenario } from '../Scenario.ts'
import { percentileOf } from '../percentileOf.ts'
import { recountRows } from '../recountRows.ts'

const CHATS = 50
const fault = { direction: 'in' } as const
const byChance = [
  { ...fault, do: 'duplicate', p: 0.03, ms: 30_000 },
  { ...fault, do: 'parallel', p: 0.02 },
  { ...fault, do: 'delay', p: 0.02, ms: 4000 },
  { ...fault, do: 'drop-answer', p: 0.02 },
  { ...fault, do: 'reorder', p: 0.03 },
]
const fixed = [
  { ...fault, do: 'duplicate', nth: [3, 30], ms: 30_000 },
  { ...fault, do: 'parallel', nth: [6, 32] },
  { ...fault, do: 'delay', nth: [9, 34], ms: 4000 },
  { ...fault, do: 'drop-answer', nth: [12, 36] },
  { ...fault, do: 'reorder', nth: [15, 38] },
]
const moments = ['receive.after:20']

/** R1 and R15: what persons write is stored once and in order, and the sums on the rows are those of the messages. */
export const incoming: Scenario = {
  name: 'incoming',
  goal: 'R1, R15',
  full: 10_000,
  small: 40,
  mustStrike: () => ['duplicate', 'parallel', 'delay', 'drop-answer', 'reorder', 'kill'],

  async run(bridge, size) {
    const { n } = size
    const lines = await connectLines(bridge)
    await bridge.sim('faults', size.fixed ? fixed : byChance)
    const offered = new Map<string, string[]>()
    const took: number[] = []
    const say = () =>
      eachInTurn(n, Math.min(CHATS, n / 4), async (lane, index) => {
        const line = lines[lane % lines.length]!
        const text = `m-in-${line.channel}-${lane}-${index}`
        const chatId = line.chatId(lane)
        offered.set(chatId, [...(offered.get(chatId) ?? []), text])
        const begun = performance.now()
        await line.say(lane, text)
        took.push(performance.now() - begun)
      })
    const work = () => say().then(() => drain(bridge, () => isIntakeDone(bridge)))
    const killed = await killWhile(bridge, size, moments, work)
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
