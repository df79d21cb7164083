import { channelNotice } from '@chats/domain/channelNotice'
import type { Notification } from '@chats/domain/Notification'
import { checkChannel } from './checkChannel.ts'
import type { CheckPorts } from './checkChannel.ts'

export interface CheckAllPorts extends CheckPorts {
  /** How many updates of the channel are in quarantine. */
  readonly countQuarantined: (channelId: string) => Promise<number>
  /** Tells the admins, once. */
  readonly tellAdmins: (id: string, notification: Notification) => Promise<void>
}

/**
 * Looks at every channel that is not removed, and puts its count of quarantined updates right. One that fails holds up no other. Admins are told of one that has
 * stopped working.
 */
export async function checkChannels(ports: CheckAllPorts): Promise<void> {
  const connected = await ports.channels.connected()
  const looked = await Promise.allSettled(
    connected.map(async ({ id, channel }) => {
      const count = await ports.countQuarantined(id)
      if (count !== (channel.quarantined ?? 0)) await ports.channels.saveQuarantined(id, count)
      const secret = await ports.channels.secret(id)
      if (!secret || 'wrong' in secret) return
      const health = await checkChannel(id, channel, secret, ports)
      const before = channel.health ?? null
      const notice = health && channelNotice(id, channel.title, { before, after: health }, ports.now())
      if (notice) await ports.tellAdmins(notice.id, notice.notification)
    }),
  )
  const failed = looked.find(result => result.status === 'rejected')
  if (failed) throw failed.reason
}
