import type { Messenger } from '../Messenger.ts'
import { answerPress } from './answerPress.ts'
import type { Community } from './callVk.ts'
import { changeMessage } from './changeMessage.ts'
import { connectCommunity } from './connectCommunity.ts'
import { fetchFile } from './fetchFile.ts'
import { inspectWebhook } from './inspectWebhook.ts'
import { readHistory } from './readHistory.ts'
import { readProfile } from './readProfile.ts'
import { receive } from './receive.ts'
import { removeWebhook } from './removeWebhook.ts'
import { sendAlbum } from './sendAlbum.ts'
import { sendMessage } from './sendMessage.ts'

/** VK, through the messages of a community. */
export const vk = (community: Community): Messenger => ({
  receive,
  send(outgoing) {
    switch (outgoing.type) {
      case 'message':
        return sendMessage(community, outgoing)
      case 'album':
        return sendAlbum(community, outgoing)
      case 'answer':
        return answerPress(community, outgoing)
      default:
        return changeMessage(community, outgoing)
    }
  },
  profile: userId => readProfile(community, userId),
  openFile: address => fetchFile(address, community),
  connect: webhook => connectCommunity(community, webhook),
  history: readHistory(community),
  webhook: {
    inspect: url => inspectWebhook(community, url),
    remove: url => removeWebhook(community, url),
  },
})
