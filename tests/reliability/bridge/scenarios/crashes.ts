import { faultPoints } from '../../../../functions/src/entry/withFaultPoints.ts'
import type { Bridge } from '../../../bridge/startBridge.ts'
import { compareOrder } from '../compareOrder.ts'
import { connectTelegram } from '../connectTelegram.ts'
import { drain, isIntakeDone, isOutboxEmpty } from '../drain.ts'
import { judgeDelivered } from '../judgeDelivered.ts'
import type { Line } from '../Line.ts'
import { readStored, textsByChat } from '../readStored.ts'
import type { Scenario } from '../Scenario.ts'

const moments = faultPoints.flatMap(port => [`${port}.before`, `${port}.after`])
const PATIENCE_MS = 60_000
const told = { direction: 'out', method: 'sendMessage', do: 'status', code: 429, retry_after: 1 }

/** R6: the functions end at every named moment of the way in and the way out. The first few are those around storing and sending. */
export const crashes: Scenario = {
  name: 'ended at every named moment',
  goal: 'R6',
  full: 1000,
  small: 8,
  leaseSeconds: 1,
  mustStrike: n => moments.slice(0, n),

  async run(bridge, { n }) {
    const line = await connectTelegram(bridge, 1)
    const offered = new Map<string, string[]>()
    const queued = new Map<string, string[]>()
    const struck: Record<string, number> = {}
    for (let crash = 0; crash < n; crash++) {
      const moment = moments[crash % moments.length]!
      const nth = 1 + (Math.floor(crash / moments.length) % 3)
      const hit = await endAt(bridge, line, `${moment}:${nth}`, 2 * crash, { offered, queued })
      struck[moment] = (struck[moment] ?? 0) + Number(hit)
    }
    await bridge.kill()
    await bridge.revive()
    await bridge.sim('faults', undefined, 'DELETE')
    await drain(bridge, async () => (await isIntakeDone(bridge)) && (await isOutboxEmpty(bridge)))
    const stored = await readStored(bridge, line)
    const { delivered } = await bridge.sim<{ delivered: Parameters<typeof judgeDelivered>[2] }>('ledger')
    const [came, went] = [
      compareOrder(offered, textsByChat(stored, 'in')),
      judgeDelivered(queued, stored, delivered),
    ]
    return {
      n,
      lost: came.lost + went.lost,
      duplicated: came.duplicated + went.duplicated,
      unexpected: came.unexpected + went.unexpected,
      inversions: came.inversions + went.inversions,
      unconfirmed: went.unconfirmed,
      broken: went.broken,
      struck,
    }
  },
}

/** Lets two chats talk until the functions have ended at the moment; answers whether they have. */
async function endAt(
  bridge: Bridge,
  line: Line,
  killAt: string,
  chat: number,
  books: Record<'offered' | 'queued', Map<string, string[]>>,
): Promise<boolean> {
  const note = (book: Map<string, string[]>, who: number, text: string) => {
    book.set(line.chatId(who), [...(book.get(line.chatId(who)) ?? []), text])
    return text
  }
  const say = (who: number, text: string) => line.say(who, note(books.offered, who, text))
  await bridge.kill()
  await bridge.revive(killAt)
  bridge.prepare()
  await bridge.sim('faults', undefined, 'DELETE')
  await bridge.sim('faults', [{ ...told, times: 3, nth: [1, 3, 5] }])
  await bridge.sim('clock', { advanceMs: 5000 })
  const deadline = Date.now() + PATIENCE_MS
  for (let step = 0; !bridge.ended() && step < 3; step++) {
    for (const who of [chat, chat + 1]) {
      await say(who, `m-words-${who}-${step}`)
      await line.queue(who, note(books.queued, who, `m-answer-${who}-${step}`))
    }
    await line.poison(chat)
  }
  while (!bridge.ended() && Date.now() < deadline) {
    await bridge.sweep().catch(() => undefined)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return bridge.ended()
}
