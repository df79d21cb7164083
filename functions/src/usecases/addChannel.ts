import type { ChannelSecret } from '@chats/domain/Channel'
import type { ChannelAnswer } from '@chats/domain/ChannelAction'
import { isPicture } from './ChannelMessenger.ts'
import type { ChannelMessenger } from './ChannelMessenger.ts'
import { connectChannel, refusal } from './connectChannel.ts'
import type { ConnectPorts } from './connectChannel.ts'

type Token = Pick<ChannelSecret, 'messenger' | 'token'>

/** A data URL of more bytes than that is no picture for a dialog. */
const LARGEST_PHOTO = 48 * 1024

/** Tells who a token belongs to, with their picture. Stores nothing. */
export async function probeChannel(token: Token, ports: ConnectPorts): Promise<ChannelAnswer> {
  const messenger = ports.messengerOf(token)
  if (!messenger) return { ok: false, why: 'not_supported' }
  const known = await messenger.connect()
  if (!known.ok) return refusal(known)
  const { title, handle, externalId, photo: file } = known.identity
  const taken = await findTaken(token, externalId, ports)
  if (taken) return { ok: false, why: 'already_connected', said: taken.channel.title }
  const photo = file === undefined ? null : await dataUrl(messenger, file)
  return { ok: true, bot: { title, handle, externalId, ...(photo !== null && { photo }) } }
}

/** Connects a bot that is new here, or one that was removed: that one goes on under its old id, with its chats. */
export async function addChannel(token: Token, ports: ConnectPorts): Promise<ChannelAnswer> {
  const known = await ports.messengerOf(token)?.connect()
  if (!known) return { ok: false, why: 'not_supported' }
  if (!known.ok) return refusal(known)
  const { externalId } = known.identity
  const taken = await findTaken(token, externalId, ports)
  if (taken) return { ok: false, why: 'already_connected', said: taken.channel.title }
  const [removed] = await ports.channels.channelsOf(token.messenger, externalId)
  const channelId = removed?.id ?? `${token.messenger}-${externalId.replace(/[^A-Za-z0-9-]/gu, '')}`
  const stored = await ports.channels.secret(channelId)
  const connected = await connectChannel(channelId, token, stored && 'wrong' in stored ? null : stored, ports)
  return connected.ok ? { ok: true, channelId } : connected
}

async function findTaken({ messenger }: Token, externalId: string, { channels }: ConnectPorts) {
  const known = await channels.channelsOf(messenger, externalId)
  return known.find(({ channel }) => channel.state !== 'removed')
}

async function dataUrl(messenger: ChannelMessenger, file: string): Promise<string | null> {
  const photo = await messenger.openFile(file).catch(() => null)
  if (!photo || !isPicture(photo.contentType) || photo.bytes.byteLength > LARGEST_PHOTO) return null
  return `data:${photo.contentType};base64,${Buffer.from(photo.bytes).toString('base64')}`
}
