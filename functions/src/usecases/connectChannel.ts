import type { Channel, ChannelSecret } from '@chats/domain/Channel'
import type { ChannelRefusal } from '@chats/domain/ChannelAction'
import type { ChannelHealth } from '@chats/domain/ChannelHealth'
import type { Instant } from '@chats/domain/Instant'
import { judgeHealth } from '@chats/domain/judgeHealth'
import { channelPhotoPath } from '@chats/domain/paths'
import { isPicture } from './ChannelMessenger.ts'
import type { ChannelMessenger, Connection } from './ChannelMessenger.ts'
import type { Channels } from './Channels.ts'
import type { Log } from './Log.ts'

export interface ConnectPorts {
  readonly channels: Channels
  /** Null for a messenger that is not built. */
  readonly messengerOf: (secret: Pick<ChannelSecret, 'messenger' | 'token'>) => ChannelMessenger | null
  readonly webhookUrl: (messenger: string, channelId: string) => string
  /** The secret for a token: the same for every run, so that two runs at once cannot leave different ones. */
  readonly webhookSecretOf: (channelId: string, token: string, rotation: number) => string
  readonly saveFile: (path: string, bytes: Uint8Array, contentType: string) => Promise<void>
  readonly now: () => Instant
  readonly log: Log
}

/** The token to connect with; `rotation` counts the webhook's secrets of one token. */
export type Wanted = Pick<ChannelSecret, 'messenger' | 'token' | 'rotation'>

/** How connecting ended; nothing is left half done but what a second run puts right. */
export type Connected =
  | { readonly ok: true; readonly channel: Omit<Channel, 'error'> }
  | { readonly ok: false; readonly why: ChannelRefusal; readonly said: string }

/**
 * Connects a channel: asks who the bot is, sets its webhook with a secret of our making, looks whether the messenger
 * delivers there now, and writes the public half as active (a paused one stays paused). `stored` is what stands beside
 * the token until now.
 */
export async function connectChannel(
  channelId: string,
  wanted: Wanted,
  stored: ChannelSecret | null,
  ports: ConnectPorts,
): Promise<Connected> {
  const { channels, log, now } = ports
  const messenger = ports.messengerOf(wanted)
  if (!messenger) return { ok: false, why: 'not_supported', said: wanted.messenger }
  const known = await messenger.connect()
  if (!known.ok) return refusal(known)
  const { photo: picture, ...identity } = known.identity
  const before = await channels.channel(channelId)
  if (before && before.externalId !== identity.externalId) {
    return { ok: false, why: 'other_bot', said: identity.handle }
  }

  const rotation = wanted.rotation ?? 0
  const secret = ports.webhookSecretOf(channelId, wanted.token, rotation)
  await keepSecret()
  const url = ports.webhookUrl(wanted.messenger, channelId)
  const set = await messenger.connect({
    url,
    secret,
    saveConfirmation: vk => channels.saveSecret(channelId, vk),
  })
  if (!set.ok) return refusal(set)
  const glimpse = await messenger.webhook?.inspect(url)
  if (glimpse?.seen === 'webhook' && glimpse.url !== url) {
    return { ok: false, why: 'not_verified', said: identity.handle }
  }
  const health = glimpse && judgeHealth(glimpse, { url, before: before?.health ?? null, now: now() })
  const channel = publicHalf(health ?? null)
  await channels.saveConnected(channelId, channel, rotation)
  log({ event: 'channel_connected', channelId })
  await keepPhoto(messenger)
  return { ok: true, channel }

  /** The new secret is accepted before the messenger is told to use it, and the old one a while longer. */
  async function keepSecret(): Promise<void> {
    const token = stored?.token === wanted.token ? {} : { messenger: wanted.messenger, token: wanted.token }
    const old = stored?.webhookSecret
    const renewed =
      old === secret
        ? {}
        : { webhookSecret: secret, ...(old !== undefined && { previousWebhookSecret: old }) }
    const changes = { ...token, ...renewed }
    if (Object.keys(changes).length) await channels.saveSecret(channelId, changes)
  }

  function publicHalf(looked: ChannelHealth | null): Omit<Channel, 'error'> {
    return {
      schema: 1,
      messenger: wanted.messenger,
      ...identity,
      state: before?.state === 'paused' ? 'paused' : 'active',
      pausedUntil: before?.pausedUntil ?? null,
      ...(looked && { health: looked }),
      createdAt: before?.createdAt ?? now(),
    }
  }

  /** A picture is nice to have: without it the initials stand there. */
  async function keepPhoto({ openFile }: ChannelMessenger): Promise<void> {
    if (picture === undefined) return
    try {
      const found = await openFile(picture)
      if (!isPicture(found.contentType)) return
      const path = channelPhotoPath(channelId)
      await ports.saveFile(path, found.bytes, found.contentType)
      await channels.savePhoto(channelId, path)
    } catch {
      log({ event: 'channel_photo_skipped', channelId })
    }
  }
}

/** A messenger's no in the words of the callable. */
export const refusal = ({
  why,
  said,
}: Extract<Connection, { ok: false }>): Extract<Connected, { ok: false }> => ({
  ok: false,
  why: why === 'refused' ? 'token_refused' : 'unreachable',
  said,
})
