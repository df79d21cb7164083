import type { SimulatorClient } from '../support/simulatorClient.ts'
import type { BenchPerson } from './composeBase.ts'

let lastMessageId = 1_000_000

/** Posts a raw update with a text of this person; resolves with the webhook's answer time when it was accepted. */
export async function customerWrites(
  simulator: SimulatorClient,
  { externalId, name }: Pick<BenchPerson, 'externalId' | 'name'>,
  text: string,
): Promise<number> {
  const user = { id: Number(externalId), first_name: name }
  const { status, ms } = await simulator.update('demo-telegram', {
    message: {
      message_id: ++lastMessageId,
      date: Math.floor(Date.now() / 1000),
      chat: { ...user, type: 'private' },
      from: { ...user, is_bot: false },
      text,
    },
  })
  if (status !== 200) throw new Error(`the webhook answered ${status}`)
  return ms
}
