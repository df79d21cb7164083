import type { Delivery } from '../createDelivery.ts'
import type { World } from '../Messenger.ts'
import type { FirstAnswer } from '../Parcel.ts'
import type { CallbackServer, Community } from './State.ts'

const dayMs = 24 * 3600_000

/** An event of the Callback API; `peer` is the person that it is about, `text` what the ledger looks for its marker in. */
export interface OfferedEvent {
  type: string
  object: unknown
  peer: number
  text?: string
  eventId?: string
  groupId?: unknown
  /** Another secret than the server's own; null leaves it out. */
  secret?: unknown
  /** Goes to every confirmed server, whatever its settings are. */
  unasked?: boolean
}

/** The event's id, and how its first delivery went. */
export interface EventAnswer extends FirstAnswer {
  event_id: string
}

/** The delivery lane of a server. */
export const laneOf = (community: Community, server: Pick<CallbackServer, 'id'>) =>
  `vk:${community.id}:${server.id}`

const messageTypes = ['message_new', 'message_edit', 'message_reply']

/** VK's event ids are 40 hexadecimal digits. */
function nextEventId(community: Community): string {
  const count = (community.nextEvent++).toString(16)
  return `${community.id.toString(16)}e${count.padStart(12, '0')}`.padStart(40, '0')
}

/**
 * Queues an event for every server of the community that has its type switched on, and waits for the first answer of
 * the first of them. Messages, their edits and replies keep their order per person; what is only a sign (typing, read,
 * reactions, allow, deny) has a queue of its own. VK keeps nothing for a community without a server.
 */
export async function offerEvent(
  { clock, ledger }: World,
  delivery: Delivery,
  community: Community,
  event: OfferedEvent,
): Promise<EventAnswer> {
  const { type, peer, text } = event
  const event_id = event.eventId ?? nextEventId(community)
  const passage = {
    messenger: 'vk',
    channel: community.channel,
    chat: String(peer),
    id: event_id,
    at: clock.now(),
    ...(text === undefined ? {} : { text }),
  }
  if (type === 'message_new') ledger.offered(passage)
  const servers = community.servers.filter(
    ({ status, settings }) => status === 'ok' && (event.unasked || settings.includes(type)),
  )
  const body = {
    type,
    object: event.object,
    group_id: event.groupId ?? community.id,
    event_id,
    ...('secret' in event ? { secret: event.secret } : {}),
  }
  const answers = await Promise.all(
    servers.map(server => {
      const lane = laneOf(community, server)
      const { at, ...place } = passage
      const parcel = {
        ...place,
        lane,
        queue: `${messageTypes.includes(type) ? 'message' : 'sign'}/${peer}`,
        kind: type,
        body: JSON.stringify(body),
        expiresAt: at + dayMs,
      }
      const waiting = delivery.pending(lane).some(({ id }) => id === event_id)
      return waiting ? delivery.offerAside(parcel) : delivery.offer(parcel)
    }),
  )
  return { event_id, ...(answers[0] ?? { status: 0, ms: 0, queued: false, error: unheard(community) }) }
}

const unheard = ({ servers }: Community) =>
  servers.some(({ status }) => status === 'ok')
    ? 'no server has this type switched on'
    : 'the community has no confirmed server'
