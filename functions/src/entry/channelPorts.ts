import { createHmac } from 'node:crypto'
import { messengerRoots, webhookBaseUrl } from '../config.ts'
import { createChannels } from '../firestore/createChannels.ts'
import { openBucket } from '../firestore/openBucket.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { messengerOf } from '../messengers/messengerOf.ts'
import type { ChannelMessenger } from '../usecases/ChannelMessenger.ts'
import type { ConnectPorts } from '../usecases/connectChannel.ts'

const TIMEOUT_MS = 15_000

/** The secret that a channel's messenger has to present: it follows from the token, and a new one from `rotation`. */
export const webhookSecretOf = (channelId: string, token: string, rotation: number): string =>
  createHmac('sha256', token)
    .update(`webhook ${channelId}${rotation > 0 ? ` ${rotation}` : ''}`)
    .digest('base64url')

/** What connecting and watching channels needs, wired. */
export const channelPorts = (): ConnectPorts => ({
  channels: createChannels(openDatabase()),
  messengerOf: channelMessenger,
  webhookUrl: (messenger, channelId) => `${webhookBaseUrl()}/${messenger}/${channelId}`,
  webhookSecretOf,
  async saveFile(path, bytes, contentType) {
    const file = (await openBucket()).file(path)
    await file.save(Buffer.from(bytes), { contentType, resumable: false })
  },
  now: Date.now,
  log,
})

function channelMessenger(secret: Parameters<ConnectPorts['messengerOf']>[0]): ChannelMessenger | null {
  const messenger = messengerOf(secret, { ...messengerRoots(), timeoutMs: TIMEOUT_MS })
  if (!messenger) return null
  const { webhook } = messenger
  return {
    connect: where => messenger.connect(where),
    ...(webhook && { webhook }),
    openFile: file => messenger.openFile(file),
  }
}
