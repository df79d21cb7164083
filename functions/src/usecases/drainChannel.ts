import { resumeChanges } from './changeMessage.ts'
import { drainChat } from './drainChat.ts'
import type { DrainPorts } from './drainChat.ts'
import { runAll } from './runAll.ts'

/** Chats that are sent to at the same time; Telegram takes about 30 messages a second from a bot. */
const AT_ONCE = 8

/**
 * Sends what waits in every chat of a channel: chats beside each other, the messages of one in order; then the changes of
 * messages that were sent. Answers how many chats and changes there were. What fails holds nothing else up; the first
 * failure is thrown at the end.
 */
export async function drainChannel(channelId: string, ports: DrainPorts): Promise<number> {
  let drained = 0
  const chats = pages(
    after => ports.outbox.queuedChats(channelId, after),
    chatId => chatId,
  )
  const changes = pages(
    after => ports.changes.waitingChanges({ channelId }, after),
    ({ chatId }) => chatId,
  )
  await runAll([() => eachPage(chats, drainChats), () => eachPage(changes, resumeChanges)], 1, step => step())
  return drained

  async function eachPage<T>(
    all: AsyncIterable<readonly T[]>,
    work: (page: readonly T[], ports: DrainPorts) => Promise<void>,
  ): Promise<void> {
    const failures: unknown[] = []
    for await (const page of all) {
      await work(page, ports).catch(error => failures.push(error))
      drained += page.length
    }
    if (failures.length) throw failures[0]
  }
}

/** Drains chats, a few at a time, as `runAll` does. */
export const drainChats = (chats: readonly string[], ports: DrainPorts): Promise<void> =>
  runAll(chats, AT_ONCE, chatId => drainChat(chatId, ports))

/** Page after page, each behind the last one's `placeOf`, up to an empty one. */
async function* pages<T>(
  read: (after: string | undefined) => Promise<readonly T[]>,
  placeOf: (last: T) => string,
): AsyncGenerator<readonly T[]> {
  for (let after: string | undefined; ;) {
    const page = await read(after)
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    after = placeOf(last)
  }
}
