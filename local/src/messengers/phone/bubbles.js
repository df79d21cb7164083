import { h, icon, timeOf } from './dom.js'
import { act } from './store.js'
import { locale, say } from './words.js'

/**
 * @typedef {import('./store.js').Chat} Chat
 * @typedef {import('./store.js').Message} Message
 */

/** @param {number} at */
function dayOf(at) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000)
  if (days === 0) return say().today
  if (days === 1) return say().yesterday
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long' }).format(at)
}

/** @param {NonNullable<Message['media']>} media */
function mediaOf({ kind, name, url }) {
  const word = say().media[/** @type {keyof ReturnType<typeof say>['media']} */ (kind)] ?? kind
  if (kind === 'photo') return h('img.photo', { src: url, alt: word })
  if (kind === 'voice' || kind === 'audio') return h('audio', { src: url, controls: true })
  return h('a.file', { href: url, download: name }, icon('file'), h('span', {}, name || word))
}

/** @param {Chat} chat @param {Message} message */
function keyboard(chat, { id, buttons }) {
  if (!buttons) return false
  const press = (/** @type {string | undefined} */ data) => () =>
    data !== undefined && act(chat, 'press', { message_id: Number(id), data })
  return h(
    'div.keyboard',
    {},
    ...buttons.map(row =>
      h(
        'div.keys',
        {},
        ...row.map(({ text, data }) => h('button', { type: 'button', onclick: press(data) }, text)),
      ),
    ),
  )
}

/** @param {Chat} chat @param {Message} message @param {(message: Message) => void} edit */
function bubble(chat, message, edit) {
  const { mine, deleted, text, media, replyTo, reactions, at, editedAt } = message
  const canEdit = mine && !deleted && !media
  return h(
    mine ? 'div.bubble.mine' : 'div.bubble',
    {
      data: { messageId: message.id, deleted: String(deleted ?? false) },
      ondblclick: () => canEdit && edit(message),
    },
    replyTo && h('div.reply', {}, replyTo.text),
    !deleted && media && mediaOf(media),
    h('span.text', {}, deleted ? say().deleted : text),
    h(
      'span.meta',
      {},
      editedAt && !deleted ? `${say().edited} ` : '',
      timeOf(at),
      mine && h('span.tick', {}, '✓'),
    ),
    reactions && h('div.reactions', {}, ...reactions.map(emoji => h('span', {}, emoji))),
    canEdit &&
      h(
        'button.pencil',
        { type: 'button', title: say().edit, 'aria-label': say().edit, onclick: () => edit(message) },
        icon('edit'),
      ),
  )
}

/** @typedef {Map<string, { drawn: string, element: HTMLElement }>} Drawn */

/**
 * A message's bubble: the one that stands already when nothing changed in it; only a new one moves in.
 * @param {Chat} chat @param {Message} message @param {(message: Message) => void} edit @param {Drawn} drawn
 */
function keptBubble(chat, message, edit, drawn) {
  const now = JSON.stringify([message, locale()])
  const before = drawn.get(message.id)
  if (before?.drawn === now) return before.element
  const element = bubble(chat, message, edit)
  element.classList.toggle('fresh', !before && drawn.size > 0)
  drawn.set(message.id, { drawn: now, element })
  return element
}

/**
 * The bubbles of a chat with a mark above each day.
 * @param {Chat} chat @param {(message: Message) => void} edit @param {Drawn} drawn what stood before
 */
export function bubbles(chat, edit, drawn) {
  let day = ''
  return chat.messages.flatMap((message, i) => {
    const itsDay = dayOf(message.at)
    const mark = itsDay === day ? [] : [h('div.day', {}, itsDay)]
    day = itsDay
    const element = keptBubble(chat, message, edit, drawn)
    element.classList.toggle('last', chat.messages[i + 1]?.mine !== message.mine)
    const keys = keyboard(chat, message)
    return [...mark, element, ...(keys ? [keys] : [])]
  })
}
