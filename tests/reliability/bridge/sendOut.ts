import type { Bridge } from '../../bridge/startBridge.ts'
import { drain, isOutboxEmpty } from './drain.ts'
import { eachInTurn } from './eachInTurn.ts'
import { judgeDelivered } from './judgeDelivered.ts'
import { killWhile } from './killWhile.ts'
import type { Line } from './Line.ts'
import { readStored } from './readStored.ts'
import type { Outcome, Size } from './Scenario.ts'

const FEWEST_CHATS = 40
const PER_CHAT = 50

interface Delivered {
  readonly marker: string
  readonly channel: string
  readonly chat: string
  readonly count: number
}

/**
 * Queues answers in forty chats or more under `faults`, while the functions end now and then (at `moments` where they are fixed;
 * null: never), and judges what arrived.
 */
export async function sendOut(
  bridge: Bridge,
  lines: readonly Line[],
  { size, faults, moments }: { size: Size; faults: readonly object[]; moments: readonly string[] | null },
): Promise<Outcome> {
  const { n } = size
  const chats = Math.min(n / 2, Math.max(FEWEST_CHATS, Math.round(n / PER_CHAT)))
  await eachInTurn(chats, 8, (_, chat) => lines[chat % lines.length]!.say(chat, `m-hello-${chat}`))
  await bridge.sim('faults', faults)
  const queued = new Map<string, string[]>()
  const queue = async (lane: number, index: number) => {
    const line = lines[lane % lines.length]!
    const text = `m-out-${line.channel}-${lane}-${index}`
    const chatId = line.chatId(lane)
    queued.set(chatId, [...(queued.get(chatId) ?? []), text])
    await line.queue(lane, text)
  }
  const send = () => eachInTurn(n, chats, queue).then(() => drain(bridge, () => isOutboxEmpty(bridge), 0))
  const killed = moments ? await killWhile(bridge, size, moments, send) : await send().then(() => 0)
  const stored = (await Promise.all(lines.map(line => readStored(bridge, line)))).flat()
  const { delivered, earlyCalls } = await bridge.sim<{ delivered: Delivered[]; earlyCalls: number }>('ledger')
  const judged = judgeDelivered(queued, stored, delivered)
  const early = earlyCalls > 0 ? [`${earlyCalls} calls before retry_after had ended`] : []
  return { n, ...judged, broken: [...judged.broken, ...early], struck: { kill: killed } }
}
