import { act, send } from './store.js'

/**
 * @typedef {import('./store.js').Chat} Chat
 * @typedef {import('./store.js').Message} Message
 * @typedef {{ kind: string, name?: string, type?: string, data?: string, size?: number, duration?: number,
 *   title?: string, performer?: string, emoji?: string }} Media
 */

/** @param {Chat} chat */
export const isVk = chat => chat.messenger === 'vk'

/** How each messenger names a message. @param {Chat} chat @param {string} id */
const idOf = (chat, id) => (isVk(chat) ? { conversation_message_id: Number(id) } : { message_id: Number(id) })

/** @param {Chat} chat @param {Record<string, unknown>} content */
export const write = (chat, content) => act(chat, 'say', content)

/** @param {Chat} chat @param {Message} message @param {string} text */
export const rewrite = (chat, message, text) => act(chat, 'edit', { ...idOf(chat, message.id), text })

/** @param {Chat} chat @param {Message} message */
export const takeAway = (chat, message) => act(chat, 'delete', idOf(chat, message.id))

/** Reacts; the same emoji again takes it away. @param {Chat} chat @param {Message} message @param {string} emoji */
export const react = (chat, message, emoji) =>
  act(chat, 'react', { ...idOf(chat, message.id), emoji: message.myReaction === emoji ? '' : emoji })

/** @param {Chat} chat @param {string} id @param {string} data */
export const press = (chat, id, data) => act(chat, 'press', { ...idOf(chat, id), data })

/** Comes by a link with a payload, or without one. @param {Chat} chat @param {string} [payload] */
export const start = (chat, payload) =>
  act(chat, 'start', payload === undefined ? {} : isVk(chat) ? { ref: payload } : { payload })

/** @param {Chat} chat */
export const turn = chat => act(chat, chat.blocked ? 'unblock' : 'block')

/** Only VK tells that a person is typing. @param {Chat} chat */
export const type = chat => (isVk(chat) ? send(chat, 'typing') : undefined)

/** Only VK tells that a person has read. @param {Chat} chat */
export const read = chat => (isVk(chat) && !chat.messages.at(-1)?.mine ? send(chat, 'read') : undefined)

/** An admin of the community writes in VK itself. @param {Chat} chat @param {string} text */
export const writeAsStaff = (chat, text) => act(chat, 'staff', { to: Number(chat.person.id), text })

/** What a person can react with: both messengers take these. @param {Chat} chat */
export const reactions = chat =>
  isVk(chat)
    ? ['❤️', '🔥', '😂', '👍', '👎', '😭', '🤔', '🎉']
    : ['👍', '❤', '🔥', '😁', '👎', '😢', '🤔', '🎉']
