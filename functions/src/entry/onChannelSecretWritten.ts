import { onDocumentWritten } from 'firebase-functions/firestore'
import { region } from '../config.ts'
import { asksToConnect, connectTyped } from '../usecases/connectTyped.ts'
import { channelPorts, webhookSecretOf } from './channelPorts.ts'
import { isTooOld } from './isTooOld.ts'

/** An admin typed a token in the console: connect the channel. */
export const onChannelSecretWritten = onDocumentWritten(
  { document: 'channelSecrets/{channelId}', region, retry: true },
  async event => {
    const { before, after } = event.data ?? {}
    const { channelId } = event.params
    const isPrepared = ({ token, rotation, webhookSecret }: { readonly [field: string]: unknown }) =>
      webhookSecret === webhookSecretOf(channelId, String(token).trim(), Number(rotation ?? 0))
    if (!asksToConnect(before?.data(), after?.data(), isPrepared) || isTooOld(event)) return
    await connectTyped(channelId, channelPorts())
  },
)
