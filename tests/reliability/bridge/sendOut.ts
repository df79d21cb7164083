import { createRandom } from '../../../local/src/messengers/createRandom.ts'
import type { Bridge } from '../../bridge/startBridge.ts'
import { drain, isOutboxEmpty } from './drain.ts'
import { eachInTurn } from './eachInTurn.ts'
import { judgeDelivered } from './judgeDelivered.ts'
import { killNowAndThen } from './killNowAndThen.ts'
import type { Line } from './Line.ts'
import { readStored } from './readStored.ts'
import type { Outcome } from './Scenario.ts'

const CHATS = 40

interface Delivered {
  readonly marker: string
  readonly channel: string
  readonly chat: string
  readonly count: number
}

/** Queues `n` answers in forty chats under `faults`, kills the functions now and then, and judges what arrived. */
export async function sendOut(
  bridge: Bridge,
  lines: readonly Line[],
  { n, seed, faults, kills }: { n: number; seed: number; faults: readonly object[]; kills: number },
): Promise<Outcome> {
  await eachInTurn(CHATS, 8, (_, chat) => lines[chat % lines.length]!.say(chat, `m-hello-${chat}`))
  await bridge.sim('faults', faults)
  const queued = new Map<string, string[]>()
  const random = createRandom(seed)
  const queue = async (lane: number, index: number) => {
    const line = lines[lane % lines.length]!
    const text = `m-out-${line.channel}-${lane}-${index}`
    const chatId = line.chatId(lane)
    queued.set(chatId, [...(queued.get(chatId) ?? []), text])
    await line.queue(lane, text)
  }
  const sending = eachInTurn(n, CHATS, queue).then(() => drain(bridge, () => isOutboxEmpty(bridge), 0))
  const killed = await killNowAndThen(bridge, kills, random, sending)
  await drain(bridge, () => isOutboxEmpty(bridge), 0)
  const stored = (await Promise.all(lines.map(line => readStored(bridge, line)))).flat()
  const { delivered, earlyCalls } = await bridge.sim<{ delivered: Delivered[]; earlyCalls: number }>('ledger')
  const judged = judgeDelivered(queued, stored, delivered)
  const early = earlyCalls > 0 ? [`${earlyCalls} calls before retry_after had ended`] : []
  return { n, ...judged, broken: [...judged.broken, ...early], struck: { kill: killed } }
}
