import { onDocumentWritten } from 'firebase-functions/firestore'
import { region } from '../config.ts'
import { createChannels } from '../firestore/createChannels.ts'
import { createQuarantine } from '../firestore/createQuarantine.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { isTooOld } from './isTooOld.ts'

/** An update went into quarantine or left it: the channel's count follows. Counted anew, so that a repeated event does no harm. */
export const onQuarantineWritten = onDocumentWritten(
  { document: 'quarantine/{id}', region, retry: true },
  async event => {
    const { before, after } = event.data ?? {}
    if (before?.exists === after?.exists || isTooOld(event)) return
    const channelId: unknown = (after?.exists ? after : before)?.get('channelId')
    if (typeof channelId !== 'string' || !/^[A-Za-z0-9-]{1,64}$/u.test(channelId)) return
    const db = openDatabase()
    await createChannels(db).saveQuarantined(channelId, await createQuarantine(db).count(channelId))
  },
)
