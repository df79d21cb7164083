import { confirmServer } from '../confirmServer.ts'
import type { Method, MethodContext } from '../Method.ts'
import { Refusal, wrongParameter } from '../Refusal.ts'
import type { CallbackServer } from '../State.ts'

const mostServers = 10
const longestTitle = 14
const longestSecret = 50

/** Every event type of messages; a server gets only those that are switched on for it. */
const eventTypes = [
  'message_new',
  'message_reply',
  'message_edit',
  'message_allow',
  'message_deny',
  'message_event',
  'message_typing_state',
  'message_read',
  'message_reaction_event',
]

function requireOwn({ community, params }: MethodContext) {
  if (params.required('group_id') !== community.id) throw new Refusal(15, 'Access denied: group_id')
}

function requireServer(context: MethodContext): CallbackServer {
  requireOwn(context)
  const id = context.params.required('server_id')
  const server = context.community.servers.find(one => one.id === id)
  if (!server) throw new Refusal(104, 'Not found')
  return server
}

function readServer({ params }: MethodContext): Pick<CallbackServer, 'url' | 'title' | 'secretKey'> {
  const url = params.text('url') ?? ''
  const title = params.text('title') ?? ''
  const secretKey = params.text('secret_key') ?? ''
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw wrongParameter('url is invalid')
  if (title === '' || title.length > longestTitle) throw wrongParameter(`title: 1–${longestTitle} characters`)
  if (secretKey.length > longestSecret)
    throw wrongParameter(`secret_key: at most ${longestSecret} characters`)
  return { url, title, secretKey }
}

const addCallbackServer: Method = async context => {
  requireOwn(context)
  const { community, world } = context
  const given = readServer(context)
  if (community.servers.length >= mostServers) throw new Refusal(2000)
  const server: CallbackServer = {
    id: community.nextServerId++,
    ...given,
    status: 'unconfigured',
    apiVersion: context.params.text('v') ?? '5.199',
    settings: [],
    failures: 0,
    pausedUntil: 0,
  }
  community.servers.push(server)
  await confirmServer(world, community, server, () => context.wake(server.id))
  return { server_id: server.id }
}

const editCallbackServer: Method = async context => {
  const server = requireServer(context)
  Object.assign(server, readServer(context))
  await confirmServer(context.world, context.community, server, () => context.wake(server.id))
  return 1
}

const deleteCallbackServer: Method = context => {
  const { id } = requireServer(context)
  const { community } = context
  community.servers = community.servers.filter(server => server.id !== id)
  context.forget(id)
  return 1
}

const getCallbackServers: Method = context => {
  requireOwn(context)
  const asked = context.params.list('server_ids').map(Number)
  const servers = context.community.servers.filter(({ id }) => asked.length === 0 || asked.includes(id))
  return {
    count: servers.length,
    items: servers.map(({ id, title, url, secretKey, status }) => ({
      id,
      title,
      creator_id: 1,
      url,
      secret_key: secretKey,
      status,
    })),
  }
}

const setCallbackSettings: Method = context => {
  const server = requireServer(context)
  const { params } = context
  server.apiVersion = params.text('api_version') ?? server.apiVersion
  server.settings = eventTypes.filter(type =>
    params.text(type) === undefined ? server.settings.includes(type) : params.flag(type),
  )
  return 1
}

const getCallbackSettings: Method = context => {
  const { apiVersion, settings } = requireServer(context)
  const events = Object.fromEntries(eventTypes.map(type => [type, settings.includes(type) ? 1 : 0]))
  return { api_version: apiVersion, events }
}

/** The Callback API's servers. https://dev.vk.com/method/groups.addCallbackServer */
export const callbackMethods: Readonly<Record<string, Method>> = {
  'groups.getCallbackConfirmationCode': context => {
    requireOwn(context)
    return { code: context.community.confirmationCode }
  },
  'groups.addCallbackServer': addCallbackServer,
  'groups.editCallbackServer': editCallbackServer,
  'groups.deleteCallbackServer': deleteCallbackServer,
  'groups.getCallbackServers': getCallbackServers,
  'groups.setCallbackSettings': setCallbackSettings,
  'groups.getCallbackSettings': getCallbackSettings,
}
