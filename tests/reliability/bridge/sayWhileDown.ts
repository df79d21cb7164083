import type { Bridge } from '../../bridge/startBridge.ts'
import { eachInTurn } from './eachInTurn.ts'
import type { Line } from './Line.ts'

const CHATS = 50

/** Ends the functions, lets the persons of fifty chats write, and answers what they wrote, chat by chat. */
export async function sayWhileDown(
  bridge: Bridge,
  line: Line,
  n: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  await bridge.kill()
  const offered = new Map<string, string[]>()
  await eachInTurn(n, CHATS, async (lane, index) => {
    const text = `m-down-${lane}-${index}`
    offered.set(line.chatId(lane), [...(offered.get(line.chatId(lane)) ?? []), text])
    await line.say(lane, text)
  })
  return offered
}
