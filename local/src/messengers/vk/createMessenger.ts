import { createCallLog } from '../createCallLog.ts'
import type { Messenger, World } from '../Messenger.ts'
import type { Endpoint, Parcel } from '../Parcel.ts'
import { isRecord } from '../readForm.ts'
import { controlCalls } from './controlCalls.ts'
import type { Params } from './createParams.ts'
import { createRateWall } from './createRateWall.ts'
import { createPersonActs } from './personActs.ts'
import { dressEvent } from './dressEvent.ts'
import type { MethodContext } from './Method.ts'
import { laneOf, offerEvent, type OfferedEvent } from './offerEvent.ts'
import { phoneChats, phoneMessage, phonePlace } from './phoneView.ts'
import { serveApi } from './serveApi.ts'
import { photoOf, serveFile } from './serveFile.ts'
import { serveUpload } from './serveUpload.ts'
import { createStaffActs } from './staffActs.ts'
import {
  emptyState,
  type CallbackServer,
  type Chat,
  type Community,
  type State,
  type StoredMessage,
} from './State.ts'

const answerLimitMs = 10_000
const connections = 20
const threeHoursMs = 3 * 3600_000
const failuresInARow = 10
const pauseMs = 60_000

function endpointOf(server: CallbackServer, now: number): Endpoint | undefined {
  if (server.status !== 'ok' || server.pausedUntil > now) return undefined
  return {
    url: server.url,
    maxConnections: connections,
    timeoutMs: answerLimitMs,
    headers: (attempt): Record<string, string> =>
      attempt > 1 ? { 'x-retry-counter': String(attempt - 1) } : {},
    dress: body => dressEvent(body, server),
    retryAfter: { statuses: [410, 429, 503], longestMs: threeHoursMs },
    accepts: (status, body) => status === 200 && body === 'ok',
  }
}

/** VK: the methods over HTTP, the Callback API with its manners, and persons who can be told what to do. */
export function createMessenger(world: World): Messenger {
  let state = emptyState()
  const calls = createCallLog()
  const wall = createRateWall(world.clock)

  function serverOf(lane: string): CallbackServer | undefined {
    for (const community of state.communities) {
      const server = community.servers.find(one => laneOf(community, one) === lane)
      if (server) return server
    }
    return undefined
  }

  const passage = ({ channel, chat, id, text }: Parcel) => ({
    messenger: 'vk',
    channel,
    chat,
    id,
    at: world.clock.now(),
    ...(text === undefined ? {} : { text }),
  })

  const delivery = world.createDelivery(
    lane => {
      const server = serverOf(lane)
      return server && endpointOf(server, world.clock.now())
    },
    {
      attempted(parcel) {
        if (parcel.kind === 'message_new') world.ledger.attempted(passage(parcel))
      },
      dropped(parcel) {
        if (parcel.kind === 'message_new') world.ledger.dropped(passage(parcel))
      },
      accepted(parcel) {
        if (parcel.kind === 'message_new') world.ledger.accepted(passage(parcel))
        const server = serverOf(parcel.lane)
        if (server) server.failures = 0
      },
      failed({ lane }) {
        const server = serverOf(lane)
        if (!server || ++server.failures < failuresInARow) return
        server.pausedUntil = world.clock.now() + pauseMs
        world.clock.at(server.pausedUntil, () => delivery.resume(lane))
      },
    },
  )

  const offer = (community: Community, event: OfferedEvent) => {
    world.changed()
    return offerEvent(world, delivery, community, event)
  }

  function shown(chat: Chat, stored: StoredMessage) {
    const place = phonePlace(state, chat)
    world.changed()
    if (place) world.tellPhones({ kind: 'message', ...place, message: phoneMessage(state, chat, stored) })
  }

  function placed(chat: Chat) {
    const place = phonePlace(state, chat)
    world.changed()
    if (place) world.tellPhones({ kind: 'chat', ...place })
  }

  function empty(lane: string) {
    delivery.take(
      lane,
      delivery.pending(lane).map(({ id }) => id),
    )
  }

  function contextOf(community: Community, params: Params): MethodContext {
    const lane = (id: number) => laneOf(community, { id })
    return {
      world,
      state,
      community,
      params,
      tell: event => void offer(community, event),
      arrived(chat, stored) {
        const { conversation_message_id, text } = stored.message
        world.ledger.delivered({
          messenger: 'vk',
          channel: community.channel,
          chat: String(chat.personId),
          id: String(conversation_message_id),
          at: world.clock.now(),
          text,
        })
        shown(chat, stored)
      },
      changed: shown,
      typing: chat =>
        world.tellPhones({
          kind: 'typing',
          messenger: 'vk',
          channel: community.channel,
          personId: String(chat.personId),
        }),
      forget: id => empty(lane(id)),
      wake: id => delivery.wake(lane(id)),
    }
  }

  const ports = { world, state: () => state, calls, wall, contextOf, offer, shown, placed }

  return {
    name: 'vk',
    calls,
    control: controlCalls({ ...ports, acts: createPersonActs(ports), staff: createStaffActs(ports) }),
    serve: async (request, response, path) =>
      (await serveApi(ports, request, response, path)) ||
      (await serveUpload(ports, request, response, path)) ||
      (await serveFile(ports, response, path)),
    channels: () =>
      state.communities.map(({ channel, title, screenName }) => ({
        channel,
        title,
        handle: `vk.com/${screenName}`,
      })),
    chats: () => phoneChats(state),
    avatar(personId) {
      const bytes = photoOf(state, personId)
      return bytes && { type: 'image/png', bytes }
    },
    file(id) {
      const bytes = world.files.get(id)
      return bytes && { type: state.files[id]?.type ?? 'application/octet-stream', bytes }
    },
    dump: () => ({ state, pending: delivery.dump() }),
    restore(saved) {
      if (!isRecord(saved) || !isRecord(saved['state'])) return
      state = { ...emptyState(), ...(saved['state'] as unknown as State) }
      delivery.restore((saved['pending'] ?? []) as Parcel[])
    },
    reset() {
      for (const community of state.communities) {
        for (const server of community.servers) empty(laneOf(community, server))
      }
      state = { ...emptyState(), communities: state.communities }
      calls.reset()
      wall.reset()
    },
  }
}
