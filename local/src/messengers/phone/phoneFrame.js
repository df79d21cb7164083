import { bubbles } from './bubbles.js'
import { avatar, h, icon, timeOf, toast } from './dom.js'
import { act, channelOf, closePhone, keyOf } from './store.js'
import { say } from './words.js'

/**
 * @typedef {import('./store.js').Chat} Chat
 * @typedef {import('./store.js').Message} Message
 */

const typingMs = 5000

/** @param {Chat} chat */
function actions(chat) {
  const link = h('form.deep', {
    onsubmit: (/** @type {SubmitEvent} */ event) => {
      event.preventDefault()
      const payload = String(
        new FormData(/** @type {HTMLFormElement} */ (event.target)).get('payload'),
      ).trim()
      if (!/^[\w-]{1,64}$/.test(payload)) return toast(say().badPayload)
      menu.removeAttribute('open')
      void act(chat, 'start', { payload })
    },
  })
  link.append(
    h('span', {}, say().deepLink),
    h(
      'span.deep-line',
      {},
      h('code', {}, `t.me/${channelOf(chat)?.handle.slice(1) ?? ''}?start=`),
      h('input', {
        name: 'payload',
        placeholder: say().payload,
        'aria-label': say().payload,
        maxLength: 64,
        autocomplete: 'off',
      }),
      h('button.primary', { type: 'submit' }, say().go),
    ),
  )
  const block = h(
    'button.item',
    {
      type: 'button',
      onclick: () => {
        menu.removeAttribute('open')
        void act(chat, chat.blocked ? 'unblock' : 'block')
      },
    },
    icon('block'),
    chat.blocked ? say().unblock : say().block,
  )
  const menu = h(
    'details.menu',
    {},
    h('summary.round', { 'aria-label': say().menu, title: say().menu }, icon('menu')),
    h('div.menu-body', {}, link, block),
  )
  return menu
}

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
      h('span.status', {}, `${say().isBot} · ${channel?.handle ?? ''}`),
    ),
    actions(chat),
  )
}

/**
 * One customer's phone with one conversation; `draw` renews what changed and keeps what is being typed.
 * @param {Chat} first
 * @returns {{ element: HTMLElement, draw: (chat: Chat) => void, typing: () => void }}
 */
export function phoneFrame(first) {
  let chat = first
  /** @type {Message | undefined} */
  let edited
  let typingTimer = 0
  /** @type {import('./bubbles.js').Drawn} */
  const drawn = new Map()

  const log = h('div.log', { role: 'log', 'aria-live': 'polite', tabIndex: 0 })
  const text = /** @type {HTMLTextAreaElement} */ (
    h('textarea', { rows: 1, placeholder: say().message, 'aria-label': say().message, maxLength: 4096 })
  )
  const editBar = h('div.edit-bar', { hidden: true })
  const send = h('button.send', { type: 'submit', 'aria-label': say().send, title: say().send }, icon('send'))
  const composer = h('form.composer', {}, text, send)
  const foot = h('footer.foot', {})
  const top = h('div.top-place', {})
  const screen = h('div.screen', {}, statusBar(first), top, log, foot)
  const element = h('section.phone', { 'aria-label': first.person.name, data: { key: keyOf(first) } }, screen)

  function grow() {
    text.style.height = 'auto'
    text.style.height = `${Math.min(text.scrollHeight, 140)}px`
  }

  /** @param {Message} [message] */
  function edit(message) {
    edited = message
    editBar.hidden = !message
    editBar.replaceChildren(
      icon('edit'),
      h('span.edit-what', {}, h('strong', {}, say().editing), h('span', {}, message?.text ?? '')),
      h('button.round', { type: 'button', 'aria-label': say().cancel, onclick: () => edit() }, icon('close')),
    )
    send.replaceChildren(icon(message ? 'save' : 'send'))
    text.value = message?.text ?? ''
    grow()
    text.focus()
  }

  function submit() {
    const value = text.value.trim()
    if (value === '') return
    if (edited) void act(chat, 'edit', { message_id: Number(edited.id), text: value })
    else void act(chat, 'say', { text: value })
    edit()
  }

  composer.addEventListener('submit', event => {
    event.preventDefault()
    submit()
  })
  text.addEventListener('input', grow)
  text.addEventListener('keydown', event => {
    if (event.key === 'Escape' && edited) edit()
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    submit()
  })

  function drawFoot() {
    const mode = chat.blocked ? 'blocked' : chat.messages.length === 0 ? 'new' : 'open'
    if (foot.dataset['mode'] === mode) return
    foot.dataset['mode'] = mode
    const big = (/** @type {string} */ word, /** @type {string} */ name) =>
      h('button.big', { type: 'button', onclick: () => act(chat, name) }, word)
    if (mode === 'open') foot.replaceChildren(editBar, composer)
    else foot.replaceChildren(mode === 'new' ? big(say().start, 'start') : big(say().unblock, 'unblock'))
  }

  function stopTyping() {
    clearTimeout(typingTimer)
    element.classList.remove('is-typing')
    const status = element.querySelector('.status')
    if (status) status.textContent = `${say().isBot} · ${channelOf(chat)?.handle ?? ''}`
  }

  return {
    element,
    draw(next) {
      const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80
      const grew = next.messages.length !== chat.messages.length || log.childElementCount === 0
      if (grew && !next.messages.at(-1)?.mine) stopTyping()
      chat = next
      if (!top.querySelector('details[open]')) top.replaceChildren(header(chat))
      log.replaceChildren(
        h('div.spacer', {}),
        ...bubbles(chat, edit, drawn),
        ...(chat.messages.length === 0 ? [h('div.day', {}, say().startHint)] : []),
        ...(chat.blocked ? [h('div.day', {}, say().blocked)] : []),
      )
      drawFoot()
      if (atEnd || grew) log.scrollTop = log.scrollHeight
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
