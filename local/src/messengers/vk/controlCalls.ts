import type { ControlAnswer, ControlCall, World } from '../Messenger.ts'
import { isRecord } from '../readForm.ts'
import { reactionNumber } from './reactionNumber.ts'
import { findCommunity, registerCommunity } from './findCommunity.ts'
import { learnEvent } from './learnEvent.ts'
import type { EventAnswer, OfferedEvent } from './offerEvent.ts'
import type { ActResult, PersonActs } from './personActs.ts'
import { phonePerson } from './phoneView.ts'
import { readContent } from './readContent.ts'
import { readPerson } from './readPerson.ts'
import type { StaffActs } from './staffActs.ts'
import type { Chat, Community, Person, State, StoredMessage } from './State.ts'

/** What the control calls need. */
export interface ControlPorts {
  world: World
  state: () => State
  acts: PersonActs
  staff: StaffActs
  offer(community: Community, event: OfferedEvent): Promise<EventAnswer>
  shown(chat: Chat, stored: StoredMessage): void
  placed(chat: Chat): void
}

type Body = Record<string, unknown>

const bad = (error: string, status = 400): ControlAnswer => ({ ok: false, status, error })
const good = (value: unknown): ControlAnswer => ({ ok: true, value })
const noMedia = bad('media: {kind: photo, video, voice, audio, sticker, doc or gif, data} is missing')

const cmidOf = (body: Body) => Number(body['conversation_message_id'] ?? body['cmid'] ?? body['message_id'])
const textOf = (body: Body, name: string) => (typeof body[name] === 'string' ? body[name] : undefined)

/** The calls under `/_sim/vk/`: what persons and admins do, raw events, and the registry of communities. */
export function controlCalls(ports: ControlPorts): Record<string, ControlCall> {
  const { world, state, acts, staff, offer, shown, placed } = ports

  const at =
    (run: (community: Community, body: Body) => Promise<ControlAnswer> | ControlAnswer): ControlCall =>
    body => {
      const community = findCommunity(state(), body['channel'])
      return community ? run(community, body) : bad(`unknown channel: ${String(body['channel'])}`, 404)
    }

  /** A call of one person at one community. */
  const act = (
    run: (community: Community, person: Person, body: Body) => Promise<ActResult | undefined> | 'no media',
  ): ControlCall =>
    at(async (community, body) => {
      const person = readPerson(state(), body['from'])
      if (!person) return bad('from: {id, first_name} is missing')
      const result = await run(community, person, body)
      if (result === 'no media') return noMedia
      return result ? good(result) : bad('no such message of this person', 404)
    })

  const content = (community: Community, personId: number, body: Body) =>
    readContent(world, state(), community, personId, body)

  async function events(community: Community, body: Body): Promise<ControlAnswer> {
    const { type, object, event_id } = body
    if (typeof type !== 'string') return bad('type is missing')
    const learnt = learnEvent(state(), community, type, object)
    if (learnt?.stored) shown(learnt.chat, learnt.stored)
    else if (learnt) placed(learnt.chat)
    const message = isRecord(object) && isRecord(object['message']) ? object['message'] : object
    const peer = isRecord(message)
      ? Number(message['peer_id'] ?? message['user_id'] ?? message['from_id'])
      : 0
    const text = isRecord(message) ? textOf(message, 'text') : undefined
    return good(
      await offer(community, {
        type,
        object,
        peer: Number.isFinite(peer) ? peer : 0,
        unasked: true,
        ...(text === undefined ? {} : { text }),
        ...(typeof event_id === 'string' ? { eventId: event_id } : {}),
        ...('group_id' in body ? { groupId: body['group_id'] } : {}),
        ...('secret' in body ? { secret: body['secret'] } : {}),
      }),
    )
  }

  async function admin(community: Community, body: Body): Promise<ControlAnswer> {
    const to = Number(body['to'])
    const written = content(community, to, body)
    if (!written) return noMedia
    const cmid = cmidOf(body)
    const result = Number.isFinite(cmid)
      ? await staff.edit(community, to, cmid, written)
      : await staff.write(community, to, written, Number(body['admin_author_id']) || undefined)
    return result ? good(result) : bad('no such person or message', 404)
  }

  const startText = { text: 'Начать', payload: '{"command":"start"}' }

  return {
    events: at(events),
    staff: at(admin),
    say: act((community, person, body) => {
      const said = content(community, person.user.id, body)
      return said ? acts.say(community, person, said) : 'no media'
    }),
    start: act((community, person, body) => {
      const ref = textOf(body, 'ref') ?? textOf(body, 'payload')
      const source = textOf(body, 'ref_source')
      return acts.say(community, person, {
        ...startText,
        ...(ref === undefined ? {} : { ref }),
        ...(source === undefined ? {} : { ref_source: source }),
      })
    }),
    edit: act((community, person, body) => {
      const said = content(community, person.user.id, body)
      return said ? acts.edit(community, person, cmidOf(body), said) : 'no media'
    }),
    delete: act((community, person, body) => acts.remove(community, person, cmidOf(body))),
    react: act((community, person, body) =>
      acts.react(community, person, cmidOf(body), reactionNumber(body['reaction_id'] ?? body['emoji'])),
    ),
    read: act((community, person) => acts.read(community, person)),
    typing: act((community, person) => acts.type(community, person)),
    block: act((community, person) => acts.setAllowed(community, person, false)),
    unblock: act((community, person, body) => acts.setAllowed(community, person, true, textOf(body, 'key'))),
    press: act((community, person, body) =>
      acts.press(community, person, cmidOf(body), body['payload'] ?? body['data']),
    ),
    people(body) {
      const person = readPerson(state(), body)
      world.changed()
      return person ? good(phonePerson(person)) : bad('id and first_name are missing')
    },
    communities(body) {
      const { channel, token, group_id } = body
      if (typeof channel !== 'string' || typeof token !== 'string' || !Number.isSafeInteger(group_id)) {
        return bad('channel, token and group_id are missing')
      }
      const title = textOf(body, 'title')
      const screenName = textOf(body, 'screen_name')
      const community = registerCommunity(state(), {
        channel,
        token,
        groupId: Number(group_id),
        ...(title === undefined ? {} : { title }),
        ...(screenName === undefined ? {} : { screenName }),
      })
      world.changed()
      world.tellPhones({ kind: 'reload' })
      return good({
        group_id: community.id,
        channel,
        title: community.title,
        screen_name: community.screenName,
      })
    },
  }
}
