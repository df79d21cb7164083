import type { Channel, ChannelSecret } from '@chats/domain/Channel'
import type { ChannelHealth } from '@chats/domain/ChannelHealth'
import { judgeHealth } from '@chats/domain/judgeHealth'
import type { ConnectPorts } from './connectChannel.ts'

export type CheckPorts = Pick<ConnectPorts, 'channels' | 'messengerOf' | 'webhookUrl' | 'now' | 'log'>

/**
 * Looks at where a channel's messenger delivers and writes down its health. A refused token stops the channel, so that
 * nothing fails on it. Each write is read by every open page, so one that says nothing new is left out for half an hour
 * unless `always`. Null when nothing could be learned.
 */
export async function checkChannel(
  channelId: string,
  channel: Channel,
  secret: ChannelSecret,
  { channels, messengerOf, webhookUrl, now, log }: CheckPorts,
  always = false,
): Promise<ChannelHealth | null> {
  const url = webhookUrl(channel.messenger, channelId)
  const glimpse = await messengerOf(secret)?.webhook?.inspect(url)
  if (!glimpse || glimpse.seen === 'nothing') return null
  const before = channel.health ?? null
  const health = judgeHealth(glimpse, { url, before, now: now() })
  if (!health || !(always || isNews(before, health))) return health
  if (before?.state !== health.state) log({ event: 'channel_health', channelId, state: health.state })
  const stopped = await channels.saveHealth(channelId, secret.token, health)
  if (stopped) log({ event: 'channel_stopped', channelId, state: 'auth_failed' })
  return health
}

const STALE_MS = 29 * 60_000
const MANY_MORE = 10

const isNews = (before: ChannelHealth | null, after: ChannelHealth): boolean =>
  before === null ||
  before.state !== after.state ||
  before.text !== after.text ||
  Math.abs(before.pending - after.pending) >= MANY_MORE ||
  after.at - before.at >= STALE_MS
