import { z } from 'zod'
import type { WebhookGlimpse } from '@chats/domain/WebhookGlimpse'
import { callVk } from './callVk.ts'
import type { Called, Community } from './callVk.ts'
import { findServer } from './findServer.ts'

const settingsSchema = z.looseObject({ events: z.looseObject({ message_new: z.number() }) })

/**
 * Whether our server stands among the community's, confirmed and told of new messages:
 * https://dev.vk.com/method/groups.getCallbackServers. VK counts nothing that waits, so `pending` is 0.
 */
export async function inspectWebhook(community: Community, url: string): Promise<WebhookGlimpse> {
  const found = await findServer(community, url)
  if (!found.ok) return unseen(found)
  const nowhere: WebhookGlimpse = { seen: 'webhook', url: '', pending: 0 }
  const { groupId, server } = found.result
  if (!server || server.status === 'failed') return nowhere
  const params = { group_id: groupId, server_id: server.id }
  const settings = await callVk(community, 'groups.getCallbackSettings', params, settingsSchema)
  if (!settings.ok) return unseen(settings)
  return settings.result.events.message_new === 1 ? { seen: 'webhook', url, pending: 0 } : nowhere
}

const unseen = ({ failure, said }: Extract<Called<unknown>, { ok: false }>): WebhookGlimpse =>
  failure.class === 'channel_auth' ? { seen: 'token_refused', said } : { seen: 'nothing' }
