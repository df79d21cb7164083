import { toast } from './dom.js'
import { say } from './words.js'

/**
 * @typedef {{ id: string, name: string, username?: string, colour: number, photo: boolean }} Person
 * @typedef {{ id: string, mine: boolean, text: string, at: number, editedAt?: number, deleted?: boolean,
 *   replyTo?: { id: string, text: string }, media?: Media, album?: Media[], albumId?: string, read?: boolean,
 *   reactions?: string[], myReaction?: string, buttons?: { text: string, data?: string, url?: string }[][] }} Message
 * @typedef {{ kind: string, name: string, url?: string, duration?: number, size?: number }} Media
 * @typedef {{ messenger: string, channel: string, person: Person, blocked: boolean, messages: Message[] }} Chat
 * @typedef {{ messenger: string, channel: string, title: string, handle: string }} Channel
 */

/** @param {{ messenger: string, channel: string, person: Person }} chat */
export const keyOf = ({ messenger, channel, person }) => `${messenger}/${channel}/${person.id}`

export const store = {
  /** @type {Channel[]} */ channels: [],
  /** @type {Map<string, Chat>} */ chats: new Map(),
  /** @type {Set<string>} */ unseen: new Set(),
  /** @type {string[]} the open phones, the newest last */ open: [],
  /** Which people the list shows: of one messenger (`#vk` in the address), or all; and by name. */
  filter: { messenger: ['#telegram', '#vk'].includes(location.hash) ? location.hash.slice(1) : '', name: '' },
  online: true,
}

/** @type {Set<(key?: string, what?: string) => void>} */
const listeners = new Set()

/** @param {(key?: string, what?: string) => void} listener told the chat's key, or nothing when all changed */
export const onChange = listener => listeners.add(listener)

/** @param {string} [key] @param {string} [what] */
export function changed(key, what) {
  for (const listener of listeners) listener(key, what)
}

/** @param {Chat} chat */
export const channelOf = chat => store.channels.find(channel => channel.channel === chat.channel)

/** How many phones fit beside the list. */
export const room = () => Math.max(1, Math.min(4, Math.floor((innerWidth - 360) / 410)))

/** @param {string} key */
export function openPhone(key) {
  if (!store.open.includes(key)) store.open = [...store.open, key].slice(-room())
  store.unseen.delete(key)
  remember()
  changed()
}

/** @param {string} key */
export function closePhone(key) {
  store.open = store.open.filter(other => other !== key)
  remember()
  changed()
}

const remember = () => sessionStorage.setItem('phone-open', JSON.stringify(store.open))

/**
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<any>} the answer; undefined (and a notice) when the simulator refused
 */
export async function post(path, body) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.ok) return await response.json()
  } catch {
    store.online = false
  }
  toast(say().failed)
  return undefined
}

/**
 * A person's act, as the control interface names it; undefined when it was refused.
 * @param {Chat} chat @param {string} name @param {Record<string, unknown>} [content]
 */
export function send({ channel, messenger, person }, name, content = {}) {
  return post(`/_sim/${messenger}/${name}`, { ...content, channel, from: { id: Number(person.id) } })
}

/**
 * The same, with a notice when it did not come through.
 * @param {Chat} chat @param {string} name @param {Record<string, unknown>} [content]
 */
export async function act(chat, name, content = {}) {
  const answer = await send(chat, name, content)
  if (!answer) return answer
  if (answer.error?.includes('confirmed')) toast(say().noServer)
  else if (answer.queued) toast(say().noWebhook)
  else if (answer.queued !== false && (answer.status < 200 || answer.status > 299)) toast(say().notDelivered)
  return answer
}

/** What was heard while the newest `load` was under way; null while none is. @type {object[] | null} */
let heard = null

/** Fetches everything; what is heard meanwhile may be newer than the answer, and goes on top of it. */
export async function load() {
  /** @type {object[]} */
  const since = []
  heard = since
  const { channels, chats } = await (await fetch('/_sim/phone')).json()
  if (heard !== since) return
  heard = null
  store.channels = channels
  const begun = [...store.chats.values()].filter(chat => chat.messages.length === 0)
  store.chats = new Map([...begun, ...chats].map(chat => [keyOf(chat), chat]))
  const before = JSON.parse(sessionStorage.getItem('phone-open') ?? '[]')
  store.open = (store.open.length > 0 ? store.open : before)
    .filter(key => store.chats.has(key))
    .slice(-room())
  changed()
  for (const event of since) hear(event)
}

/** @param {any} event */
function hear(event) {
  if (event.kind === 'reload') return void load()
  if (event.kind === 'typing') {
    return changed(`${event.messenger}/${event.channel}/${event.personId}`, 'typing')
  }
  heard?.push(event)
  const key = keyOf(event)
  const known = store.chats.get(key)
  const chat = { messages: [], ...known, ...event, message: undefined }
  if (event.kind === 'message') {
    const messages = known?.messages ?? []
    const place = messages.findIndex(({ id }) => id === event.message.id)
    chat.messages = place < 0 ? [...messages, event.message] : messages.with(place, event.message)
    if (place < 0 && !event.message.mine && !store.open.includes(key)) store.unseen.add(key)
  }
  store.chats.set(key, chat)
  changed(key, event.kind)
}

/** Follows the simulator; after a break everything is fetched again. */
export function listen() {
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/_sim/live`)
  socket.onopen = () => {
    store.online = true
    void load()
  }
  socket.onmessage = ({ data }) => hear(JSON.parse(data))
  socket.onclose = () => {
    store.online = false
    changed()
    setTimeout(listen, 1500)
  }
}
