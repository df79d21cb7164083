import { onDocumentWritten } from 'firebase-functions/firestore'
import { channelStateSchema } from '@chats/domain/Channel'
import { channelPath } from '@chats/domain/paths'
import { region } from '../config.ts'
import { createChannels } from '../firestore/createChannels.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { drainChannel } from '../usecases/drainChannel.ts'
import { isTooOld } from './isTooOld.ts'
import { outboxPorts } from './outboxPorts.ts'

/** A channel's state was set: `active` sends what waited, in order; a word that is no state is answered beside it. */
export const onChannelChanged = onDocumentWritten(
  { document: 'channels/{channelId}', region, retry: true, timeoutSeconds: 300, memory: '512MiB' },
  async event => {
    const { channelId } = event.params
    const after = event.data?.after
    const state: unknown = after?.get('state')
    if (!after?.exists || state === event.data?.before.get('state') || isTooOld(event)) return
    const channels = createChannels(openDatabase())
    if (!channelStateSchema.safeParse(state).success) {
      const reason = `state: one of ${channelStateSchema.options.join(', ')}`
      log({ event: 'console_value_refused', path: channelPath(channelId), reason })
      return channels.answer(channelPath(channelId), reason)
    }
    if (after.get('error') !== undefined) await channels.answer(channelPath(channelId), null)
    if (state === 'active') await drainChannel(channelId, outboxPorts())
  },
)
