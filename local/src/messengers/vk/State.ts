/** A person as users.get shows one; ids are VK's. */
export interface VkUser {
  id: number
  first_name: string
  last_name: string
  screen_name: string
  sex: 0 | 1 | 2
}

/** A simulated person; `colour` is a hue, and without `photo` the profile has none. */
export interface Person {
  user: VkUser
  colour: number
  photo: boolean
}

/** A message as VK's schema 5.199 shows it; further fields (geo, ref, payload, keyboard …) as they are. */
export interface VkMessage {
  id: number
  conversation_message_id: number
  peer_id: number
  from_id: number
  date: number
  out: 0 | 1
  text: string
  attachments: Attachment[]
  random_id: number
  version: number
  update_time?: number
  reply_message?: VkMessage
  fwd_messages: VkMessage[]
  [field: string]: unknown
}

/** An attachment: its type, and the object under a field of that name. */
export interface Attachment {
  type: string
  [field: string]: unknown
}

/** A message with what only this side knows of it; reactions are VK's numbers, 1–64. */
export interface StoredMessage {
  message: VkMessage
  deleted?: boolean
  reaction?: number
  ownReaction?: number
}

/** What a `random_id` once led to. */
export interface Sent {
  message_id: number
  conversation_message_id: number
}

/**
 * The conversation of one person with one community. `allowed`: the community may write. `inRead` and `outRead` are the
 * last messages (by conversation id) that the community and the person have read.
 */
export interface Chat {
  groupId: number
  personId: number
  allowed: boolean
  nextCmid: number
  inRead: number
  outRead: number
  messages: StoredMessage[]
  sent: Record<string, Sent>
}

/** A Callback API server of a community; `settings` holds the event types that are switched on. */
export interface CallbackServer {
  id: number
  url: string
  title: string
  secretKey: string
  status: 'unconfigured' | 'wait' | 'failed' | 'ok'
  apiVersion: string
  settings: string[]
  failures: number
  pausedUntil: number
}

/** A connected community. `channel` is its name in control calls. */
export interface Community {
  id: number
  token: string
  channel: string
  title: string
  screenName: string
  confirmationCode: string
  nextMessageId: number
  nextServerId: number
  nextFileId: number
  nextEvent: number
  servers: CallbackServer[]
}

/** A kept file: an upload on its way, or what an attachment leads to. */
export interface StoredFile {
  id: string
  groupId: number
  name: string
  type: string
  size: number
}

export interface State {
  communities: Community[]
  people: Record<string, Person>
  chats: Record<string, Chat>
  files: Record<string, StoredFile>
  /** What photos.saveMessagesPhoto and docs.save made, by the name that `attachment` gives it. */
  saved: Record<string, Attachment>
  /** The kept file behind such a name, which the phone shows where VK itself gives no address (videos). */
  behind: Record<string, string>
}

/** The community of the demo, and nobody who has written yet. */
export function emptyState(): State {
  return {
    communities: [newCommunity(222222, 'vk1.demo', 'demo-vk', 'Демо-школа ВКонтакте', 'demo_school')],
    people: {},
    chats: {},
    files: {},
    saved: {},
    behind: {},
  }
}

/** A community with its counters where a first day starts. */
export function newCommunity(
  id: number,
  token: string,
  channel: string,
  title: string,
  screenName: string,
): Community {
  return {
    id,
    token,
    channel,
    title,
    screenName,
    confirmationCode: confirmationCode(id, 0),
    nextMessageId: 1,
    nextServerId: 1,
    nextFileId: 456_239_017,
    nextEvent: 1,
    servers: [],
  }
}

/** The string that a server has to answer; it is another one after every change of servers. */
export const confirmationCode = (groupId: number, change: number) =>
  (((groupId * 2_654_435_761 + change * 40_503) >>> 0) % 0xffff_ffff).toString(16).padStart(8, '0')
