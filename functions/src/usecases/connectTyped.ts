import { channelSecretPath } from '@chats/domain/paths'
import { connectChannel } from './connectChannel.ts'
import type { Connected, ConnectPorts } from './connectChannel.ts'

/**
 * Connects what an admin typed into `channelSecrets/{channelId}` in the console. What cannot be right is answered in
 * `error` and changes nothing else. Throws when the messenger cannot be reached, so that the platform tries again.
 */
export async function connectTyped(channelId: string, ports: ConnectPorts): Promise<void> {
  const { channels, log } = ports
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
  const connected = await connectChannel(channelId, typed, typed, ports)
  if (connected.ok) return
  if (connected.why === 'unreachable' || connected.why === 'not_verified') {
    throw new Error(`connect ${channelId}: ${connected.why}`)
  }
  const before = await channels.channel(channelId)
  await refuse(sentence(connected, before?.handle ?? ''))
}

function sentence({ why, said }: Extract<Connected, { ok: false }>, handle: string): string {
  if (why === 'not_supported') return `Channels of ${said} cannot be connected yet.`
  if (why === 'other_bot') return `This token belongs to ${said}, the channel is ${handle}.`
  return `The messenger refuses the token: ${said}`
}

type Fields = { readonly [field: string]: unknown } | undefined

/**
 * Whether a change of the secret document asks for connecting. What functions write there does not: they write the
 * webhook's secret that belongs to the token (`isPrepared`) together with it.
 */
export function asksToConnect(
  before: Fields,
  after: Fields,
  isPrepared: (fields: NonNullable<Fields>) => boolean,
): boolean {
  if (!after || (after.error === undefined && isPrepared(after))) return false
  if (!before) return true
  const secretGone = before.webhookSecret !== undefined && after.webhookSecret === undefined
  return secretGone || before.token !== after.token || before.messenger !== after.messenger
}
