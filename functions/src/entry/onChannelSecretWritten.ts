import { createHmac } from 'node:crypto'
import { onDocumentWritten } from 'firebase-functions/firestore'
import { region, telegramApiRoot, webhookBaseUrl } from '../config.ts'
import { createChannels } from '../firestore/createChannels.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { messengerOf } from '../messengers/messengerOf.ts'
import { asksToConnect, connectChannel } from '../usecases/connectChannel.ts'
import { isTooOld } from './isTooOld.ts'

const TIMEOUT_MS = 15_000

/** An admin typed a token: connect the channel. */
export const onChannelSecretWritten = onDocumentWritten(
  { document: 'channelSecrets/{channelId}', region, retry: true },
  async event => {
    const { before, after } = event.data ?? {}
    if (!asksToConnect(before?.data(), after?.data()) || isTooOld(event)) return
    await connectChannel(event.params.channelId, {
      channels: createChannels(openDatabase()),
      connect: async (secret, webhook) =>
        messengerOf(secret, { telegramApiRoot: telegramApiRoot(), timeoutMs: TIMEOUT_MS })?.connect(
          webhook,
        ) ?? null,
      webhookUrl: (messenger, channelId) => `${webhookBaseUrl()}/${messenger}/${channelId}`,
      webhookSecretOf: (channelId, token) =>
        createHmac('sha256', token).update(`webhook ${channelId}`).digest('base64url'),
      now: Date.now,
      log,
    })
  },
)
