import { resumeChanges } from './changeMessage.ts'
import { drainChannel, drainChats } from './drainChannel.ts'
import type { DrainPorts } from './drainChat.ts'

export interface SweepPorts extends DrainPorts {
  /** Channels that may send now: active and not paused. */
  readonly openChannels: () => Promise<readonly string[]>
}

/**
 * The net under the outbox, once a minute: messages whose run died are given up or queued again, changes of sent
 * ones are taken up again, and what is queued in an
 * open channel is sent, whoever forgot it. Running twice at once does no harm, because claiming is exclusive.
 */
export async function sweepOutbox(ports: SweepPorts): Promise<void> {
  const expired = await ports.outbox.expiredChats(ports.now())
  await drainChats(expired, ports)
  await resumeChanges(await ports.changes.expiredChanges(ports.now()), ports)
  let drained = 0
  for (const channelId of await ports.openChannels()) drained += await drainChannel(channelId, ports)
  if (expired.length || drained) ports.log({ event: 'swept', expired: expired.length, drained })
}
