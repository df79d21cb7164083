import { press } from './acts.js'
import { openBubbleMenu } from './bubbleMenu.js'
import { h, icon, timeOf } from './dom.js'
import { albumOf, lineOf, mediaOf } from './media.js'
import { locale, say } from './words.js'

/**
 * @typedef {import('./store.js').Chat} Chat
 * @typedef {import('./store.js').Message} Message
 * @typedef {import('./bubbleMenu.js').Hands} Hands
 */

/** @param {number} at */
function dayOf(at) {
  const days = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000)
  if (days === 0) return say().today
  if (days === 1) return say().yesterday
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long' }).format(at)
}

/** @param {Chat} chat @param {Message} message */
function keyboard(chat, { id, buttons }) {
  if (!buttons) return false
  const tap = (/** @type {string | undefined} */ data) => () => data !== undefined && press(chat, id, data)
  return h(
    'div.keyboard',
    {},
    ...buttons.map(row =>
      h(
        'div.keys',
        {},
        ...row.map(({ text, data }) => h('button', { type: 'button', onclick: tap(data) }, text)),
      ),
    ),
  )
}

/** Only pictures and films fill their bubble; a sticker has none. @param {Message} message */
function shapeOf({ deleted, media, album }) {
  if (deleted || !media) return ''
  if (media.kind === 'sticker' || media.kind === 'round' || media.kind === 'dice') return '.bare'
  return album || ['photo', 'video', 'animation'].includes(media.kind) ? '.filled' : ''
}

/** The words that are answered; of a message without words, what it carries. @param {Chat} chat @param {Message} message */
function quote({ messages }, { replyTo }) {
  if (!replyTo) return false
  const replied = messages.find(({ id }) => id === replyTo.id)
  const words = replied && !replied.text ? lineOf(replied) : replyTo.text
  const jump = (/** @type {Event} */ event) => {
    const log = /** @type {HTMLElement} */ (event.currentTarget).closest('.log')
    const target = log?.querySelector(`[data-message-id="${CSS.escape(replyTo.id)}"]`)
    target?.scrollIntoView({ block: 'center', behavior: 'smooth' })
    target?.animate([{ filter: 'brightness(0.85)' }, { filter: 'none' }], 1200)
  }
  return h('button.reply', { type: 'button', onclick: jump }, words || '…')
}

/** @param {Chat} chat @param {Message} message @param {Hands} hands */
function bubble(chat, message, hands) {
  const { mine, deleted, text, media, album, reactions, at, editedAt, read } = message
  const open = (/** @type {Event} */ event) => {
    event.preventDefault()
    openBubbleMenu(chat, message, element, hands)
  }
  const element = h(
    `div.bubble${mine ? '.mine' : ''}${shapeOf(message)}`,
    {
      data: { messageId: message.id, deleted: String(deleted ?? false), kind: media?.kind ?? 'text' },
      ondblclick: () => !deleted && (mine && text ? hands.edit(message) : hands.reply(message)),
      oncontextmenu: open,
    },
    !deleted && quote(chat, message),
    !deleted && media && (album ? albumOf(album) : mediaOf(media)),
    (deleted || text) && h('span.text', {}, deleted ? say().deleted : text),
    h(
      'span.meta',
      {},
      editedAt && !deleted ? `${say().edited} ` : '',
      timeOf(at),
      mine && h('span.tick', { title: read ? say().wasRead : say().wasSent }, read ? '✓✓' : '✓'),
    ),
    !deleted && reactions && h('div.reactions', {}, ...reactions.map(emoji => h('span', {}, emoji))),
    !deleted &&
      h(
        'button.more',
        { type: 'button', title: say().menu, 'aria-label': say().menu, onclick: open },
        icon('down'),
      ),
  )
  return element
}

/** @typedef {Map<string, { drawn: string, element: HTMLElement }>} Drawn */

/**
 * A message's bubble: the one that stands already when nothing changed in it; only a new one moves in.
 * @param {Chat} chat @param {Message} message @param {Hands} hands @param {Drawn} drawn
 */
function keptBubble(chat, message, hands, drawn) {
  const now = JSON.stringify([message, locale()])
  const before = drawn.get(message.id)
  if (before?.drawn === now) return before.element
  const element = bubble(chat, message, hands)
  element.classList.toggle('fresh', !before && drawn.size > 0)
  drawn.set(message.id, { drawn: now, element })
  return element
}

/**
 * The bubbles of a chat with a mark above each day.
 * @param {Chat} chat @param {Hands} hands @param {Drawn} drawn what stood before
 */
export function bubbles(chat, hands, drawn) {
  let day = ''
  return chat.messages.flatMap((message, i) => {
    const itsDay = dayOf(message.at)
    const mark = itsDay === day ? [] : [h('div.day', {}, itsDay)]
    day = itsDay
    const element = keptBubble(chat, message, hands, drawn)
    const after = chat.messages[i + 1]
    element.classList.toggle('last', after?.mine !== message.mine)
    element.classList.toggle('joined', message.albumId !== undefined && after?.albumId === message.albumId)
    const keys = keyboard(chat, message)
    return [...mark, element, ...(keys ? [keys] : [])]
  })
}
