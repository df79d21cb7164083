import type { Instant } from '@chats/domain/Instant'
import type { Log } from './Log.ts'
import { runAll } from './runAll.ts'

/** Messages that are to be sent later. */
export interface ScheduledMessages {
  /** Those whose time has come, the longest due first. */
  due(now: Instant): Promise<readonly { readonly chatId: string; readonly messageId: string }[]>
  /**
   * Queues one, with the album that it is a part of, in one transaction, or stops it for the person's answer; `gone` where
   * somebody else was first.
   */
  settle(chatId: string, messageId: string, now: Instant): Promise<'queued' | 'stopped' | 'gone'>
}

/**
 * Puts every scheduled message whose time has come into its chat's outbox, in their order there. Two runs at once queue
 * each once.
 */
export async function sendScheduled(
  scheduled: ScheduledMessages,
  { now, log }: { readonly now: Instant; readonly log: Log },
): Promise<void> {
  const counts = { queued: 0, stopped: 0, gone: 0 }
  try {
    const chats = Map.groupBy(await scheduled.due(now), ({ chatId }) => chatId)
    await runAll([...chats], 10, ([chatId, due]) =>
      runAll(due, 1, async ({ messageId }) => {
        counts[await scheduled.settle(chatId, messageId, now)]++
      }),
    )
  } finally {
    if (counts.queued || counts.stopped) {
      log({ event: 'scheduled_settled', queued: counts.queued, stopped: counts.stopped })
    }
  }
}
