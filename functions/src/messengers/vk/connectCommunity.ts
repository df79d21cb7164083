import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Connecting, WebhookTarget } from '../Messenger.ts'
import { apiVersion, callVk } from './callVk.ts'
import type { Called, Community } from './callVk.ts'
import { wantedEvents } from './readUpdate.ts'

const groupSchema = z.looseObject({
  id: z.number().int(),
  name: z.string(),
  screen_name: z.string(),
  photo_200: z.string().optional(),
})
const groupsSchema = z.looseObject({ groups: z.array(groupSchema).min(1) })
const codeSchema = z.looseObject({ code: z.string().min(1) })
const callbackServerSchema = z.looseObject({
  id: z.number().int(),
  url: z.string(),
  secret_key: z.string().optional(),
  status: z.string().optional(),
})
type CallbackServer = z.infer<typeof callbackServerSchema>
const serversSchema = z.looseObject({ items: z.array(callbackServerSchema) })
const serverSchema = z.looseObject({ server_id: z.number().int() })

/** VK shows it in the community's settings; it takes at most 14 characters. */
const TITLE = 'Chats'
/** So often VK is asked whether it has confirmed the address; one that takes longer is confirmed later, or its health says so. */
const LOOKS = 20
const LOOK_EVERY_MS = 1000

/**
 * Asks which community a token belongs to; with a webhook, has VK send its events there. Doing it again changes what is
 * there and adds nothing. VK asks the address for a word while it is set, so that word is stored before.
 */
export async function connectCommunity(community: Community, webhook?: WebhookTarget): Promise<Connecting> {
  const found = await callVk(community, 'groups.getById', {}, groupsSchema)
  if (!found.ok) return refusal(found)
  const [group] = found.result.groups
  if (!group) return { ok: false, why: 'refused', said: 'this is no token of a community' }
  const identity = {
    externalId: String(group.id),
    title: group.name.slice(0, 200),
    handle: `vk.com/${group.screen_name}`,
    ...(group.photo_200 && { photo: group.photo_200 }),
  }
  const set = webhook ? await setWebhook(community, group.id, webhook) : null
  return set && !set.ok ? refusal(set) : { ok: true, identity }
}

/** An instance that was just started may answer VK too late: an address that failed is set once more. */
async function setWebhook(
  community: Community,
  groupId: number,
  target: WebhookTarget,
): Promise<Called<unknown>> {
  const first = await putWebhook(community, groupId, target)
  if (!first.ok || (await isConfirmed(community, groupId, first.result))) return first
  const second = await putWebhook(community, groupId, target)
  if (!second.ok || (await isConfirmed(community, groupId, second.result))) return second
  return { ok: false, failure: { class: 'ambiguous' }, said: 'the address was not confirmed' }
}

/** Waits for VK's word on a server; false when the address failed. */
async function isConfirmed(community: Community, group_id: number, serverId: number): Promise<boolean> {
  for (let look = 1; ; look++) {
    const servers = await callVk(community, 'groups.getCallbackServers', { group_id }, serversSchema)
    const status = servers.ok && servers.result.items.find(({ id }) => id === serverId)?.status
    if (status !== 'wait' || look === LOOKS) return status !== 'failed'
    await sleep(LOOK_EVERY_MS)
  }
}

/**
 * Our server among those of the community: left alone where it stands as it should, because VK keeps nothing that happens
 * until a changed one is confirmed; else changed, made, or made anew where it failed. Answers its id.
 */
async function putWebhook(
  community: Community,
  group_id: number,
  target: WebhookTarget,
): Promise<Called<number>> {
  const servers = await callVk(community, 'groups.getCallbackServers', { group_id }, serversSchema)
  if (!servers.ok) return servers
  const ours = servers.result.items.find(server => server.url === target.url)
  const isRight = ours?.status === 'ok' && ours.secret_key === target.secret
  const server: Called<number> = isRight
    ? { ok: true, result: ours.id }
    : await putServer(community, group_id, target, ours)
  if (!server.ok) return server

  const server_id = server.result
  const events = Object.fromEntries(wantedEvents.map(event => [event, 1]))
  const settings = { group_id, server_id, api_version: apiVersion, ...events }
  const told = await callVk(community, 'groups.setCallbackSettings', settings, z.unknown())
  return told.ok ? server : told
}

async function putServer(
  community: Community,
  group_id: number,
  { url, secret, saveConfirmation }: WebhookTarget,
  ours: CallbackServer | undefined,
): Promise<Called<number>> {
  const saveWord = async (): Promise<Called<unknown>> => {
    const word = await callVk(community, 'groups.getCallbackConfirmationCode', { group_id }, codeSchema)
    if (word.ok) await saveConfirmation({ groupId: String(group_id), confirmation: word.result.code })
    return word
  }
  const put = async (): Promise<Called<number>> => {
    const params = { group_id, url, title: TITLE, secret_key: secret }
    if (ours && ours.status !== 'failed') {
      const server_id = ours.id
      const edited = await callVk(
        community,
        'groups.editCallbackServer',
        { ...params, server_id },
        z.unknown(),
      )
      return edited.ok ? { ok: true, result: server_id } : edited
    }
    if (ours) {
      const gone = { group_id, server_id: ours.id }
      const deleted = await callVk(community, 'groups.deleteCallbackServer', gone, z.unknown())
      if (!deleted.ok) return deleted
    }
    const added = await callVk(community, 'groups.addCallbackServer', params, serverSchema)
    return added.ok ? { ok: true, result: added.result.server_id } : added
  }
  const saved = await saveWord()
  if (!saved.ok) return saved
  const server = await put()
  if (!server.ok) return server
  // The word is another one after every change of servers.
  const savedAgain = await saveWord()
  return savedAgain.ok ? server : savedAgain
}

function refusal({ failure, said }: Extract<Called<unknown>, { ok: false }>): Connecting {
  const later = ['rate', 'pre_send', 'ambiguous'].includes(failure.class)
  return { ok: false, why: later ? 'unreachable' : 'refused', said }
}
