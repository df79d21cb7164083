import { getFunctions } from 'firebase-admin/functions'
import type { Instant } from '@chats/domain/Instant'
import type { Log } from '../usecases/Log.ts'
import { openApp } from './openDatabase.ts'

/** What the task queue `wakeChannel` is given. */
export interface Wake {
  readonly channelId: string
  /** One chat only; without it, all of the channel. */
  readonly chatId?: string
  readonly notBefore: Instant
}

/** Puts a wake-up into the task queue. One that cannot be put there is only late: the sweeper looks every minute. */
export const createWake =
  (region: string, log: Log) =>
  async (wake: Wake): Promise<void> => {
    try {
      await getFunctions(openApp())
        .taskQueue(`locations/${region}/functions/wakeChannel`)
        .enqueue({ ...wake }, { scheduleTime: new Date(wake.notBefore) })
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
      log({ event: 'wake_failed', channelId: wake.channelId, reason })
    }
  }
