import { HttpsError, onCall } from 'firebase-functions/https'
import { channelActionSchema } from '@chats/domain/ChannelAction'
import type { ChannelAnswer } from '@chats/domain/ChannelAction'
import { region } from '../config.ts'
import { createAudit } from '../firestore/createAudit.ts'
import { openDatabase } from '../firestore/openDatabase.ts'
import { manageChannel as manage } from '../usecases/manageChannel.ts'
import { channelPorts } from './channelPorts.ts'
import { requireAdmin } from './requireAdmin.ts'

/** What an admin asks of channels (domain/src/ChannelAction.ts). A token comes in here and never goes out. */
export const manageChannel = onCall(
  { region, timeoutSeconds: 60 },
  async ({ auth, data }): Promise<ChannelAnswer> => {
    const admin = await requireAdmin(auth)
    const action = channelActionSchema.safeParse(data)
    if (!action.success) throw new HttpsError('invalid-argument', 'not an action')
    return manage(admin, action.data, { ...channelPorts(), audit: createAudit(openDatabase()) })
  },
)
