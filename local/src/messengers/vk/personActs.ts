import type { World } from '../Messenger.ts'
import { addMessage } from './addMessage.ts'
import { findMessage, openChat } from './chatOf.ts'
import type { EventAnswer, OfferedEvent } from './offerEvent.ts'
import type { Chat, Community, Person, State, StoredMessage } from './State.ts'

/** What a person's acts need; `shown` and `placed` let the phone follow. */
export interface ActPorts {
  world: World
  state: () => State
  offer(community: Community, event: OfferedEvent): Promise<EventAnswer>
  shown(chat: Chat, stored: StoredMessage): void
  placed(chat: Chat): void
}

/** Ids of what an act made, and how its first delivery went. */
export interface ActResult extends EventAnswer {
  message_id?: number
  conversation_message_id?: number
}

type Act<Given extends unknown[]> = (
  community: Community,
  person: Person,
  ...given: Given
) => Promise<ActResult | undefined>

/** What the persons of the simulator can do, each as the events that VK makes of it; undefined: no such message. */
export interface PersonActs {
  say: Act<[content: Record<string, unknown>]>
  edit: Act<[cmid: number, content: Record<string, unknown>]>
  /** Takes a message away at both sides; VK tells nobody. */
  remove: Act<[cmid: number]>
  react: Act<[cmid: number, reaction: number | undefined]>
  read: Act<[]>
  type: Act<[]>
  setAllowed: Act<[allowed: boolean, key?: string]>
  press: Act<[cmid: number, payload: unknown]>
}

const clientInfo = {
  button_actions: ['text', 'vkpay', 'open_app', 'location', 'open_link', 'callback', 'intent_subscribe'],
  keyboard: true,
  inline_keyboard: true,
  carousel: true,
  lang_id: 0,
}

export function createPersonActs({ world, state, offer, shown, placed }: ActPorts): PersonActs {
  const chatWith = (community: Community, person: Person) => openChat(state(), community, person.user.id)
  const idsOf = ({ message: { id: message_id, conversation_message_id } }: StoredMessage) => ({
    message_id,
    conversation_message_id,
  })

  const acts: PersonActs = {
    async say(community, person, content) {
      const chat = chatWith(community, person)
      chat.allowed = true
      const stored = addMessage(world, community, chat, 0, content)
      chat.outRead = stored.message.conversation_message_id
      shown(chat, stored)
      const { message } = stored
      const answer = await offer(community, {
        type: 'message_new',
        object: { message, client_info: clientInfo },
        peer: person.user.id,
        text: message.text,
      })
      return { ...idsOf(stored), ...answer }
    },

    async edit(community, person, cmid, content) {
      const chat = chatWith(community, person)
      const stored = findMessage(chat, cmid)
      if (!stored || stored.message.out === 1) return undefined
      stored.message = {
        ...stored.message,
        ...content,
        update_time: Math.floor(world.clock.now() / 1000),
        version: stored.message.version + 1,
      }
      shown(chat, stored)
      const { message } = stored
      const edited = { type: 'message_edit', object: message, peer: person.user.id, text: message.text }
      return { ...idsOf(stored), ...(await offer(community, edited)) }
    },

    async remove(community, person, cmid) {
      const chat = chatWith(community, person)
      const stored = findMessage(chat, cmid)
      if (!stored || stored.message.out === 1) return undefined
      stored.deleted = true
      shown(chat, stored)
      return { ...idsOf(stored), event_id: '', status: 0, ms: 0, queued: false }
    },

    async react(community, person, cmid, reaction) {
      const chat = chatWith(community, person)
      const stored = findMessage(chat, cmid)
      if (!stored || stored.deleted) return undefined
      if (reaction === undefined) delete stored.reaction
      else stored.reaction = reaction
      shown(chat, stored)
      const peer_id = person.user.id
      const object = {
        reacted_id: peer_id,
        peer_id,
        cmid,
        ...(reaction === undefined ? {} : { reaction_id: reaction }),
      }
      return offer(community, { type: 'message_reaction_event', object, peer: peer_id })
    },

    /** Up to the last message of the community; nothing when all was read already. */
    async read(community, person) {
      const chat = chatWith(community, person)
      const last = chat.messages.findLast(({ message }) => message.out === 1)?.message
      if (!last || last.conversation_message_id <= chat.outRead) {
        return { event_id: '', status: 0, ms: 0, queued: false }
      }
      chat.outRead = last.conversation_message_id
      world.changed()
      const peer_id = person.user.id
      const object = {
        from_id: peer_id,
        peer_id,
        read_message_id: last.id,
        conversation_message_id: last.conversation_message_id,
      }
      return offer(community, { type: 'message_read', object, peer: peer_id })
    },

    async type(community, person) {
      const object = { from_id: person.user.id, to_id: -community.id, state: 'typing' }
      return offer(community, { type: 'message_typing_state', object, peer: person.user.id })
    },

    async setAllowed(community, person, allowed, key = '') {
      const chat = chatWith(community, person)
      chat.allowed = allowed
      placed(chat)
      const user_id = person.user.id
      return offer(community, {
        type: allowed ? 'message_allow' : 'message_deny',
        object: allowed ? { user_id, key } : { user_id },
        peer: user_id,
      })
    },

    async press(community, person, cmid, payload) {
      const chat = chatWith(community, person)
      if (!findMessage(chat, cmid)) return undefined
      const user_id = person.user.id
      const object = {
        user_id,
        peer_id: user_id,
        event_id: (community.nextEvent * 48_271).toString(16).padStart(12, '0'),
        payload: payload ?? {},
        conversation_message_id: cmid,
      }
      return offer(community, { type: 'message_event', object, peer: user_id })
    },
  }
  return acts
}
