import { resumeChanges } from './changeMessage.ts'
import { drainChannel, drainChats } from './drainChannel.ts'
import type { DrainPorts } from './drainChat.ts'
import { runAll } from './runAll.ts'

export interface SweepPorts extends DrainPorts {
  /** Channels that may send now: active and not paused. */
  readonly openChannels: () => Promise<readonly string[]>
}

/**
 * The net under the outbox, once a minute: messages whose run died are given up or queued again, changes of sent
 * ones are taken up again, and what is queued in an open channel is sent, whoever forgot it. Running twice at once does no
 * harm, because claiming is exclusive. A chat that fails each time keeps no other from being swept; the first failure is
 * thrown at the end.
 */
export async function sweepOutbox(ports: SweepPorts): Promise<void> {
  let [expired, drained] = [0, 0]
  const expiredChats = async () => {
    const chats = await ports.outbox.expiredChats(ports.now())
    expired = chats.length
    await drainChats(chats, ports)
  }
  const expiredChanges = async () => resumeChanges(await ports.changes.expiredChanges(ports.now()), ports)
  const openChannels = async () =>
    runAll(await ports.openChannels(), 1, async channelId => {
      drained += await drainChannel(channelId, ports)
    })
  try {
    await runAll([expiredChats, expiredChanges, openChannels], 1, step => step())
  } finally {
    if (expired || drained) ports.log({ event: 'swept', expired, drained })
  }
}
