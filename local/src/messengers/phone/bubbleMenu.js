import { react, reactions, takeAway } from './acts.js'
import { h, icon } from './dom.js'
import { say } from './words.js'

/**
 * @typedef {import('./store.js').Chat} Chat
 * @typedef {import('./store.js').Message} Message
 * @typedef {{ edit: (message?: Message) => void, reply: (message: Message) => void }} Hands
 */

let close = () => {}

/** @param {Parameters<typeof icon>[0]} name @param {string} word @param {() => void} run */
const item = (name, word, run) =>
  h(
    'button.item',
    {
      type: 'button',
      role: 'menuitem',
      onclick: () => {
        close()
        run()
      },
    },
    icon(name),
    word,
  )

/**
 * What can be done with a message, in a small menu at it.
 * @param {Chat} chat @param {Message} message @param {HTMLElement} at @param {Hands} hands
 */
export function openBubbleMenu(chat, message, at, { edit, reply }) {
  close()
  const screen = at.closest('.screen')
  if (!screen || message.deleted) return
  const { mine, text, media } = message
  const emoji = reactions(chat).map(sign =>
    h(
      'button.emoji',
      {
        type: 'button',
        'aria-label': `${say().react} ${sign}`,
        'aria-pressed': String(message.myReaction === sign),
        onclick: () => {
          close()
          void react(chat, message, sign)
        },
      },
      sign,
    ),
  )
  const menu = h(
    'div.bubble-menu',
    { role: 'menu', 'aria-label': say().menu },
    h('div.emojis', {}, ...emoji),
    item('reply', say().reply, () => reply(message)),
    mine && (text !== '' || !media) && item('edit', say().edit, () => edit(message)),
    mine && item('bin', say().takeAway, () => void takeAway(chat, message)),
  )
  const veil = h('div.veil', { onclick: () => close() })
  const onKey = (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && close()
  close = () => {
    veil.remove()
    menu.remove()
    removeEventListener('keydown', onKey)
    close = () => {}
  }
  addEventListener('keydown', onKey)
  screen.append(veil, menu)
  const frame = screen.getBoundingClientRect()
  const bubble = at.getBoundingClientRect()
  const below = bubble.bottom - frame.top + 6
  const top = Math.min(Math.max(below, 60), frame.height - menu.offsetHeight - 14)
  const left = mine ? bubble.right - frame.left - menu.offsetWidth : bubble.left - frame.left
  menu.style.top = `${top}px`
  menu.style.left = `${Math.min(Math.max(left, 10), frame.width - menu.offsetWidth - 10)}px`
  menu.querySelector('button')?.focus({ preventScroll: true })
}
