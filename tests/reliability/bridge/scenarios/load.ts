import { compareOrder } from '../compareOrder.ts'
import { connectTelegram } from '../connectTelegram.ts'
import { percentileOf } from '../percentileOf.ts'
import { readStored, textsByChat } from '../readStored.ts'
import type { Scenario } from '../Scenario.ts'

const CHATS = 50
const EVERY_MS = 20
const MOST_MS = 500

/** R8: fifty updates a second, whether or not the one before was answered, and how long the webhook takes. */
export const load: Scenario = {
  name: 'the webhook at 50 a second',
  goal: 'R8',
  full: 3000,
  small: 50,
  mustStrike: () => [],
  async run(bridge, { n, fixed }) {
    const line = await connectTelegram(bridge, 1)
    const secret = String((await bridge.db.doc(`channelSecrets/${line.channel}`).get()).get('webhookSecret'))
    const offered = new Map<string, string[]>()
    const took: number[] = []
    const refused: number[] = []
    const post = async (index: number) => {
      const chat = index % CHATS
      const text = `m-load-${chat}-${index}`
      offered.set(line.chatId(chat), [...(offered.get(line.chatId(chat)) ?? []), text])
      const person = { id: 1000 + chat, first_name: `Person ${chat}` }
      const message = {
        message_id: index + 1,
        date: 1_700_000_000 + index,
        chat: { ...person, type: 'private' },
        from: person,
        text,
      }
      const begun = performance.now()
      const { status } = await fetch(`${bridge.webhookUrl}/telegram/${line.channel}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
        body: JSON.stringify({ update_id: index + 1, message }),
      })
      took.push(performance.now() - begun)
      if (status !== 200) refused.push(status)
    }
    const posting: Promise<void>[] = []
    const begun = performance.now()
    for (let index = 0; index < n; index++) {
      const wait = begun + index * EVERY_MS - performance.now()
      if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
      posting.push(post(index))
    }
    await Promise.all(posting)
    const arrived = textsByChat(await readStored(bridge, line), 'in')
    const p99 = percentileOf(took, 0.99)
    // What a busy machine does to a small run says nothing.
    const slow = !fixed && p99 > MOST_MS ? [`p99 is ${Math.round(p99)} ms, ${MOST_MS} are allowed`] : []
    const answers = refused.length
      ? [`${refused.length} were not taken: ${[...new Set(refused)].join()}`]
      : []
    return {
      n,
      ...compareOrder(offered, arrived),
      unconfirmed: 0,
      broken: [...answers, ...slow],
      p50: percentileOf(took, 0.5),
      p99,
    }
  },
}
