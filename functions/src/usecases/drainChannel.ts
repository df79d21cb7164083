import { resumeChanges } from './changeMessage.ts'
import { drainChat } from './drainChat.ts'
import type { DrainPorts } from './drainChat.ts'

/** Chats that are sent to at the same time; Telegram takes about 30 messages a second from a bot. */
const AT_ONCE = 8

/**
 * Sends what waits in every chat of a channel: chats beside each other, the messages of one in order; then the changes of
 * messages that were sent. Answers how many chats and changes there were.
 */
export async function drainChannel(channelId: string, ports: DrainPorts): Promise<number> {
  let drained = 0
  let after: string | undefined
  for (;;) {
    const chats = await ports.outbox.queuedChats(channelId, after)
    if (!chats.length) break
    await drainChats(chats, ports)
    drained += chats.length
    after = chats.at(-1)
  }
  after = undefined
  for (;;) {
    const places = await ports.changes.waitingChanges({ channelId }, after)
    if (!places.length) return drained
    await resumeChanges(places, ports)
    drained += places.length
    after = places.at(-1)?.chatId
  }
}

/** Drains chats, a few at a time. One that fails does not hold the others up; the first failure is thrown at the end. */
export async function drainChats(chats: readonly string[], ports: DrainPorts): Promise<void> {
  const rest = chats.values()
  const failures: unknown[] = []
  const work = async () => {
    for (const chatId of rest) await drainChat(chatId, ports).catch(error => failures.push(error))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (failures.length) throw failures[0]
}
