import { z } from 'zod'
import { callVk } from './callVk.ts'
import type { Called, Community } from './callVk.ts'

const groupsSchema = z.looseObject({ groups: z.array(z.looseObject({ id: z.number().int() })).min(1) })
const serverSchema = z.looseObject({ id: z.number().int(), url: z.string(), status: z.string().optional() })
const serversSchema = z.looseObject({ items: z.array(serverSchema) })

/** The community of the token, and the one of its callback servers that has this address, if any has. */
export interface FoundServer {
  readonly groupId: number
  readonly server: z.infer<typeof serverSchema> | undefined
}

/** Looks for our address among the community's callback servers. */
export async function findServer(community: Community, url: string): Promise<Called<FoundServer>> {
  const found = await callVk(community, 'groups.getById', {}, groupsSchema)
  if (!found.ok) return found
  const groupId = found.result.groups[0]?.id ?? 0
  const servers = await callVk(community, 'groups.getCallbackServers', { group_id: groupId }, serversSchema)
  if (!servers.ok) return servers
  return { ok: true, result: { groupId, server: servers.result.items.find(server => server.url === url) } }
}
