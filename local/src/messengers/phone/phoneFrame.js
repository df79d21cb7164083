import { isVk, read, start, turn } from './acts.js'
import { bubbles } from './bubbles.js'
import { composer } from './composer.js'
import { avatar, h, icon, timeOf } from './dom.js'
import { phoneMenu } from './phoneMenu.js'
import { channelOf, closePhone, keyOf } from './store.js'
import { say } from './words.js'

/** @typedef {import('./store.js').Chat} Chat */

const typingMs = 5000

/** @param {Chat} chat */
const statusOf = chat => `${isVk(chat) ? say().isCommunity : say().isBot} · ${channelOf(chat)?.handle ?? ''}`

/** @param {Chat} chat @returns {HTMLElement} */
function header(chat) {
  const channel = channelOf(chat)
  return h(
    'header.phone-top',
    {},
    h(
      'button.round.back',
      { type: 'button', 'aria-label': say().back, onclick: () => closePhone(keyOf(chat)) },
      icon('back'),
    ),
    h('span.bot-face', { 'aria-hidden': 'true' }, channel?.title.slice(0, 1) ?? ''),
    h(
      'span.phone-title',
      {},
      h('strong', {}, channel?.title ?? chat.channel),
      h('span.status', {}, statusOf(chat)),
    ),
    phoneMenu(chat),
  )
}

/**
 * One customer's phone with one conversation; `draw` renews what changed and keeps what is being typed. While it can be
 * seen, what comes is read.
 * @param {Chat} first
 * @returns {{ element: HTMLElement, draw: (chat: Chat) => void, typing: () => void }}
 */
export function phoneFrame(first) {
  let chat = first
  let typingTimer = 0
  let readUpTo = ''
  /** @type {import('./bubbles.js').Drawn} */
  const drawn = new Map()

  const log = h('div.log', { role: 'log', 'aria-live': 'polite', tabIndex: 0 })
  const writing = composer(() => chat)
  const foot = h('footer.foot', {})
  const top = h('div.top-place', {})
  const screen = h('div.screen', {}, statusBar(first), top, log, foot)
  const data = { key: keyOf(first), messenger: first.messenger }
  const element = h('section.phone', { 'aria-label': first.person.name, data }, screen)

  function drawFoot() {
    const mode =
      chat.blocked && chat.messages.length > 0 ? 'blocked' : chat.messages.length === 0 ? 'new' : 'open'
    if (foot.dataset['mode'] === mode) return
    foot.dataset['mode'] = mode
    const words = isVk(chat) ? say().vk : say()
    const big = (/** @type {string} */ word, /** @type {(chat: Chat) => unknown} */ run) =>
      h('button.big', { type: 'button', onclick: () => run(chat) }, word)
    if (mode === 'open') foot.replaceChildren(...writing.parts)
    else foot.replaceChildren(mode === 'new' ? big(say().start, one => start(one)) : big(words.unblock, turn))
  }

  function stopTyping() {
    clearTimeout(typingTimer)
    element.classList.remove('is-typing')
    const status = element.querySelector('.status')
    if (status) status.textContent = statusOf(chat)
  }

  /** The end stays in sight while pictures load and the field grows, unless one has scrolled away from it. */
  let atEnd = true
  const stay = () => {
    if (atEnd) log.scrollTop = log.scrollHeight
  }
  log.addEventListener('scroll', () => (atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80))
  log.addEventListener('load', stay, true)
  log.addEventListener('loadedmetadata', stay, true)
  new ResizeObserver(stay).observe(log)

  function readWhatCame() {
    const last = chat.messages.at(-1)
    if (!last || last.id === readUpTo || document.hidden || !element.isConnected) return
    readUpTo = last.id
    void read(chat)
  }
  document.addEventListener('visibilitychange', readWhatCame)

  return {
    element,
    draw(next) {
      const grew = next.messages.length !== chat.messages.length || log.childElementCount === 0
      if (grew && !next.messages.at(-1)?.mine) stopTyping()
      chat = next
      if (!top.querySelector('details[open]')) top.replaceChildren(header(chat))
      const words = isVk(chat) ? say().vk : say()
      log.replaceChildren(
        h('div.spacer', {}),
        ...bubbles(chat, writing, drawn),
        ...(chat.messages.length === 0 ? [h('div.day', {}, words.startHint)] : []),
        ...(chat.blocked && chat.messages.length > 0 ? [h('div.day', {}, words.blocked)] : []),
      )
      drawFoot()
      if (grew) atEnd = true
      stay()
      readWhatCame()
    },
    typing() {
      clearTimeout(typingTimer)
      element.classList.add('is-typing')
      const status = element.querySelector('.status')
      if (status) status.textContent = say().typing
      typingTimer = setTimeout(stopTyping, typingMs)
    },
  }
}

/** The strip above a phone's screen: whose phone it is. @param {Chat} chat */
function statusBar(chat) {
  return h(
    'div.bar',
    {},
    h('span.bar-time', {}, timeOf(Date.now())),
    h('span.owner', {}, avatar(chat), chat.person.name),
    h(
      'button.bar-close',
      {
        type: 'button',
        'aria-label': say().close,
        title: say().close,
        onclick: () => closePhone(keyOf(chat)),
      },
      icon('close'),
    ),
  )
}
