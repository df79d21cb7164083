import { compareOrder } from '../compareOrder.ts'
import { connectTelegram } from '../connectTelegram.ts'
import { eachInTurn } from '../eachInTurn.ts'
import { readStored, textsByChat } from '../readStored.ts'
import type { Scenario } from '../Scenario.ts'

/** R11: one update in a hundred that cannot be processed. Its neighbours are stored at once, itself is kept. */
export const poison: Scenario = {
  name: 'updates that cannot be processed',
  goal: 'R11',
  full: 10_000,
  small: 200,
  mustStrike: () => ['poison'],
  async run(bridge, { n }) {
    const line = await connectTelegram(bridge, 1)
    const offered = new Map<string, string[]>()
    let poisoned = 0
    await eachInTurn(n, 20, async (lane, index) => {
      if (index % 100 === 50) {
        poisoned++
        await line.poison(lane)
      }
      const text = `m-beside-${lane}-${index}`
      offered.set(line.chatId(lane), [...(offered.get(line.chatId(lane)) ?? []), text])
      await line.say(lane, text)
    })
    // The messenger's clock was not moved on: what had to be tried again would be missing here.
    const arrived = textsByChat(await readStored(bridge, line), 'in')
    const kept = (await bridge.db.collection('quarantine').where('channelId', '==', line.channel).get()).size
    const broken = kept === poisoned ? [] : [`${kept} of ${poisoned} were kept`]
    return { n, ...compareOrder(offered, arrived), unconfirmed: 0, broken, struck: { poison: poisoned } }
  },
}
