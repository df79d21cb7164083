import type { Channel, ChannelSecret } from '@chats/domain/Channel'
import type { Instant } from '@chats/domain/Instant'
import { channelSecretPath } from '@chats/domain/paths'
import type { Channels } from './Channels.ts'
import type { Log } from './Log.ts'

/** How asking a messenger about a token ended. */
export type Connection =
  | {
      readonly ok: true
      readonly identity: { readonly externalId: string; readonly title: string; readonly handle: string }
    }
  | { readonly ok: false; readonly why: 'refused' | 'unreachable'; readonly said: string }

/** VK's: the community, and the word that says that the address is ours. */
export type Confirmation = Required<Pick<ChannelSecret, 'groupId' | 'confirmation'>>

export interface ConnectPorts {
  readonly channels: Channels
  /** Asks who the token belongs to; with a webhook, sets it. Null for a messenger that is not built. */
  readonly connect: (
    secret: Pick<ChannelSecret, 'messenger' | 'token'>,
    webhook?: {
      readonly url: string
      readonly secret: string
      /** Keeps what the messenger will ask our webhook for while it is being set. */
      readonly saveConfirmation: (vk: Confirmation) => Promise<void>
    },
  ) => Promise<Connection | null>
  readonly webhookUrl: (messenger: string, channelId: string) => string
  /** The secret for a token: the same for every run, so that two runs at once cannot leave different ones. */
  readonly webhookSecretOf: (channelId: string, token: string) => string
  readonly now: () => Instant
  readonly log: Log
}

/**
 * Connects what an admin typed into `channelSecrets/{channelId}`: asks who the bot is, sets its webhook with a secret of
 * our making, writes the public half as active. What cannot be right is answered in `error` and changes nothing else.
 * Throws when the messenger cannot be reached, so that the platform tries again.
 */
export async function connectChannel(channelId: string, ports: ConnectPorts): Promise<void> {
  const { channels, connect, log } = ports
  const typed = await channels.secret(channelId)
  if (typed === null) return
  const refuse = async (reason: string) => {
    log({ event: 'console_value_refused', path: channelSecretPath(channelId), reason })
    await channels.answer(channelSecretPath(channelId), reason)
  }
  if ('wrong' in typed) return refuse(typed.wrong)
  if (!/^[A-Za-z0-9-]{1,64}$/u.test(channelId)) {
    return refuse('The id of the document may hold Latin letters, digits and hyphens only.')
  }

  const known = await connect(typed)
  if (known === null) return refuse(`Channels of ${typed.messenger} cannot be connected yet.`)
  if (!known.ok) return fail(known)
  const before = await channels.channel(channelId)
  if (before && before.externalId !== known.identity.externalId) {
    return refuse(`This token belongs to ${known.identity.handle}, the channel is ${before.handle}.`)
  }

  // The new secret is accepted before the messenger is told to use it, and the old one a while longer.
  const secret = ports.webhookSecretOf(channelId, typed.token)
  if (secret !== typed.webhookSecret) {
    await channels.saveWebhookSecret(channelId, secret, typed.webhookSecret)
  }
  const url = ports.webhookUrl(typed.messenger, channelId)
  const set = await connect(typed, {
    url,
    secret,
    saveConfirmation: confirmation => channels.saveConfirmation(channelId, confirmation),
  })
  if (!set?.ok) return set ? fail(set) : undefined
  await channels.saveConnected(channelId, connected(before, known.identity))
  log({ event: 'channel_connected', channelId })

  async function fail({ why, said }: Extract<Connection, { ok: false }>): Promise<void> {
    if (why === 'unreachable') throw new Error(`connect ${channelId}: the messenger does not answer`)
    await refuse(`The messenger refuses the token: ${said}`)
  }

  function connected(
    existing: Channel | null,
    identity: Extract<Connection, { ok: true }>['identity'],
  ): Omit<Channel, 'error'> {
    return {
      schema: 1,
      messenger: (typed as ChannelSecret).messenger,
      ...identity,
      state: existing?.state === 'paused' ? 'paused' : 'active',
      pausedUntil: existing?.pausedUntil ?? null,
      createdAt: existing?.createdAt ?? ports.now(),
    }
  }
}

/** Whether a change of the secret document asks for connecting; what functions write there themselves does not. */
export function asksToConnect(
  before: { readonly [field: string]: unknown } | undefined,
  after: { readonly [field: string]: unknown } | undefined,
): boolean {
  if (!after || !before) return after !== undefined
  const secretGone = before.webhookSecret !== undefined && after.webhookSecret === undefined
  return secretGone || before.token !== after.token || before.messenger !== after.messenger
}
