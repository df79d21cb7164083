import { z } from 'zod'
import { callVk } from './callVk.ts'
import type { Called, Community } from './callVk.ts'
import { findServer } from './findServer.ts'

/** Takes our callback server away; false when VK does not answer. A token that is refused cannot be asked, and serves nobody. */
export async function removeWebhook(community: Community, url: string): Promise<boolean> {
  const found = await findServer(community, url)
  if (!found.ok) return isFinal(found)
  const { groupId, server } = found.result
  if (!server) return true
  const params = { group_id: groupId, server_id: server.id }
  const deleted = await callVk(community, 'groups.deleteCallbackServer', params, z.unknown())
  return deleted.ok || isFinal(deleted)
}

const isFinal = ({ failure }: Extract<Called<unknown>, { ok: false }>): boolean =>
  !['rate', 'pre_send', 'ambiguous'].includes(failure.class)
