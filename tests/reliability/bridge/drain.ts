import type { Bridge } from '../../bridge/startBridge.ts'

/** Ten thousand messages leave by the messengers' own pace, and other work slows them. */
const PATIENCE_MS = 1_800_000

/**
 * Lets everything come to rest: the messenger's retries (its clock is moved on, where `advanceMs` says so), the outbox by
 * its sweeper. `isDone` is asked after each round. Throws when the functions have died by themselves.
 */
export async function drain(
  bridge: Bridge,
  isDone: () => Promise<boolean>,
  advanceMs = 65_000,
): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await isDone())) {
    bridge.died.throwIfAborted()
    if (Date.now() > deadline) return
    // While they are gone, moving the clock on only makes the messenger wait longer before it tries again.
    if (advanceMs > 0 && !bridge.ended()) await bridge.sim('clock', { advanceMs })
    // The functions may just have been ended.
    await bridge.sweep().catch(() => undefined)
    await new Promise(resolve => setTimeout(resolve, 200))
  }
}

/** Whether nothing is queued or on its way in the whole outbox. */
export async function isOutboxEmpty(bridge: Bridge): Promise<boolean> {
  const waiting = bridge.db.collectionGroup('messages').where('delivery.state', 'in', ['queued', 'sending'])
  return (await waiting.count().get()).data().count === 0
}

/** Whether every message that persons wrote was taken by the webhook or given up by the messenger. */
export async function isIntakeDone(bridge: Bridge): Promise<boolean> {
  const { offered } = await bridge.sim<{ offered: { accepted: number; dropped: number }[] }>('ledger')
  return offered.every(({ accepted, dropped }) => accepted > 0 || dropped > 0)
}
