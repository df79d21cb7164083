import type { World } from '../Messenger.ts'
import { postWebhook } from '../postWebhook.ts'
import { confirmationCode, type CallbackServer, type Community } from './State.ts'

const answerLimitMs = 30_000
const graceMs = 2_000

/**
 * Asks a server whether it is the community's own: it has to answer the string of groups.getCallbackConfirmationCode and
 * nothing else. That string is another one afterwards. A server that takes its time stays in `wait` when this resolves,
 * and is confirmed later; `confirmed` is called in either case. https://dev.vk.com/api/callback/getting-started
 */
export async function confirmServer(
  world: World,
  community: Community,
  server: CallbackServer,
  confirmed: () => void,
): Promise<void> {
  server.status = 'wait'
  const asking = ask(world, community, server).then(confirmed)
  await Promise.race([asking, world.clock.sleep(graceMs)])
}

async function ask(world: World, community: Community, server: CallbackServer): Promise<void> {
  const body = JSON.stringify({ type: 'confirmation', group_id: community.id })
  const answer = await world.clock.track(postWebhook(server.url, {}, body, answerLimitMs))
  const right = answer.status === 200 && answer.body === community.confirmationCode
  server.status = right ? 'ok' : 'failed'
  Object.assign(server, { failures: 0, pausedUntil: 0 })
  community.confirmationCode = confirmationCode(community.id, community.nextEvent++)
  world.changed()
}
