import { checkChannel } from './checkChannel.ts'
import type { CheckPorts } from './checkChannel.ts'

export interface CheckAllPorts extends CheckPorts {
  /** How many updates of the channel are in quarantine. */
  readonly countQuarantined: (channelId: string) => Promise<number>
}

/** Looks at every channel that is not removed, and puts its count of quarantined updates right. One that fails holds up no other. */
export async function checkChannels(ports: CheckAllPorts): Promise<void> {
  const connected = await ports.channels.connected()
  const looked = await Promise.allSettled(
    connected.map(async ({ id, channel }) => {
      const count = await ports.countQuarantined(id)
      if (count !== (channel.quarantined ?? 0)) await ports.channels.saveQuarantined(id, count)
      const secret = await ports.channels.secret(id)
      if (secret && !('wrong' in secret)) await checkChannel(id, channel, secret, ports)
    }),
  )
  const failed = looked.find(result => result.status === 'rejected')
  if (failed) throw failed.reason
}
