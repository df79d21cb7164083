import type { ChannelSecret } from '@chats/domain/Channel'
import type { Audited } from '@chats/domain/AuditEntry'
import type { ChannelAction, ChannelAnswer } from '@chats/domain/ChannelAction'
import { addChannel, probeChannel } from './addChannel.ts'
import type { Admin, Audit } from './Audit.ts'
import { checkChannel } from './checkChannel.ts'
import { connectChannel } from './connectChannel.ts'
import type { ConnectPorts, Wanted } from './connectChannel.ts'

export interface ManagePorts extends ConnectPorts {
  readonly audit: Audit
}

type Of<A extends ChannelAction['action']> = Extract<ChannelAction, { action: A }>
type OnChannel = Exclude<ChannelAction, { messenger: string }>

/** Does what an admin asks of a channel, and writes down who did it. Whoever calls has made sure that they are an admin. */
export async function manageChannel(
  admin: Admin,
  action: ChannelAction,
  ports: ManagePorts,
): Promise<ChannelAnswer> {
  if (action.action === 'probe') return probeChannel(action, ports)
  const answer =
    'messenger' in action ? await addChannel(action, ports) : await manageConnected(action, ports)
  if (!answer.ok || action.action === 'check') return answer
  const channelId = answer.channelId ?? ('channelId' in action ? action.channelId : '')
  const channel = await ports.channels.channel(channelId)
  const what: Audited = `channel_${action.action}`
  await ports.audit({ at: ports.now(), by: admin, what, channelId, about: channel?.title ?? '' })
  ports.log({ event: 'admin_acted', uid: admin.id, what, about: channelId })
  return answer
}

async function manageConnected(action: OnChannel, ports: ManagePorts): Promise<ChannelAnswer> {
  const { channels } = ports
  const { channelId } = action
  const moved = (done: boolean): ChannelAnswer =>
    done ? { ok: true, channelId } : { ok: false, why: 'not_possible' }
  const channel = await channels.channel(channelId)
  if (!channel) return { ok: false, why: 'not_found' }
  // What waited is sent in order by the trigger that hears of the state.
  if (action.action === 'pause') return moved(await channels.move(channelId, ['active'], 'paused'))
  if (action.action === 'resume') return moved(await channels.move(channelId, ['paused'], 'active'))
  if (channel.state === 'removed') return { ok: false, why: 'not_possible' }

  const read = await channels.secret(channelId)
  const secret = read && 'wrong' in read ? null : read
  if (action.action === 'remove') return removeChannel(channelId, secret, ports)
  if (action.action === 'replace_token') return connect(replacing(action))
  if (!secret) return { ok: false, why: 'not_found' }
  switch (action.action) {
    case 'rotate_secret':
      return connect({ ...secret, rotation: (secret.rotation ?? 0) + 1 })
    case 'repair':
      return connect(secret)
    case 'check':
      return (await checkChannel(channelId, channel, secret, ports, true))
        ? { ok: true, channelId }
        : { ok: false, why: 'unreachable' }
  }

  function replacing({ token }: Of<'replace_token'>): Wanted {
    const { messenger } = channel as NonNullable<typeof channel>
    // A new token makes a new secret by itself.
    return secret?.token === token ? secret : { messenger, token }
  }

  async function connect(wanted: Wanted): Promise<ChannelAnswer> {
    const connected = await connectChannel(channelId, wanted, secret, ports)
    return connected.ok ? { ok: true, channelId } : connected
  }
}

/** Has the messenger deliver no more, forgets the token, and keeps the public half, so that chats stay readable. */
async function removeChannel(
  channelId: string,
  secret: ChannelSecret | null,
  { channels, messengerOf, webhookUrl }: ManagePorts,
): Promise<ChannelAnswer> {
  const webhook = secret && messengerOf(secret)?.webhook
  const gone = webhook ? await webhook.remove(webhookUrl(secret.messenger, channelId)) : true
  if (!gone) return { ok: false, why: 'unreachable' }
  await channels.saveRemoved(channelId)
  return { ok: true, channelId }
}
