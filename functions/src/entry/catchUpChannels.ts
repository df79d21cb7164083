import { onSchedule } from 'firebase-functions/scheduler'
import { region } from '../config.ts'
import { createCatchUps } from '../firestore/createCatchUps.ts'
import { createChannels } from '../firestore/createChannels.ts'
import { createInbox } from '../firestore/createInbox.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { log } from '../logs.ts'
import { catchUpChannel } from '../usecases/catchUpChannel.ts'
import { messengerOfChannel } from './messengerOfChannel.ts'

/** Every ten minutes: what did a messenger that keeps a history not get through to us? */
export const catchUpChannels = onSchedule(
  { schedule: 'every 10 minutes', region, timeoutSeconds: 540, maxInstances: 1 },
  async () => {
    const db = openDatabase()
    const channels = createChannels(db)
    for (const channelId of await channels.openChannels(Date.now())) {
      const channel = await channels.channel(channelId)
      const history = channel && (await messengerOfChannel(channelId))?.history
      if (!history) continue
      const ports = { history, ...createCatchUps(db), inbox: createInbox(db), now: Date.now, log }
      await catchUpChannel(channelId, channel, ports)
    }
  },
)
