import type { World } from '../Messenger.ts'
import { postWebhook } from '../postWebhook.ts'
import { confirmationCode, type CallbackServer, type Community } from './State.ts'

const answerLimitMs = 10_000

/**
 * Asks a server whether it is the community's own: it has to answer the string of groups.getCallbackConfirmationCode and
 * nothing else. That string is another one afterwards. https://dev.vk.com/api/callback/getting-started
 */
export async function confirmServer(
  world: World,
  community: Community,
  server: CallbackServer,
): Promise<void> {
  server.status = 'wait'
  const body = JSON.stringify({ type: 'confirmation', group_id: community.id })
  const answer = await world.clock.track(postWebhook(server.url, {}, body, answerLimitMs))
  const right = answer.status === 200 && answer.body === community.confirmationCode
  server.status = right ? 'ok' : 'failed'
  Object.assign(server, { failures: 0, pausedUntil: 0 })
  community.confirmationCode = confirmationCode(community.id, community.nextEvent++)
  world.changed()
}
