import { avatar, h, icon, timeOf } from './dom.js'
import { newCustomer } from './newCustomer.js'
import { changed, channelOf, keyOf, openPhone, store } from './store.js'
import { locale, locales, say } from './words.js'

/** @param {import('./store.js').Message | undefined} message */
function preview(message) {
  if (!message) return ''
  if (message.deleted) return say().deleted
  const kind = /** @type {keyof ReturnType<typeof say>['media']} */ (message.media?.kind ?? '')
  return message.text || say().media[kind] || ''
}

/** @param {import('./store.js').Chat} chat */
function row(chat) {
  const key = keyOf(chat)
  const last = chat.messages.at(-1)
  return h(
    'button.row',
    {
      type: 'button',
      onclick: () => openPhone(key),
      'aria-current': store.open.includes(key) ? 'true' : 'false',
      data: { personId: chat.person.id, channel: chat.channel },
    },
    avatar(chat),
    h(
      'span.row-body',
      {},
      h(
        'span.row-top',
        {},
        h('span.row-name', {}, chat.person.name),
        h('span.row-time', {}, last ? timeOf(last.at) : ''),
      ),
      h(
        'span.row-bottom',
        {},
        h(
          'span.row-text',
          {},
          h('span.row-bot', {}, `${channelOf(chat)?.title ?? chat.channel} · `),
          preview(last),
        ),
        store.unseen.has(key) && h('span.dot', {}),
        chat.blocked && h('span.row-blocked', { title: say().blocked }, icon('block')),
      ),
    ),
  )
}

function tools() {
  const language = h(
    'select.language',
    {
      'aria-label': say().language,
      onchange: (/** @type {Event} */ event) => {
        localStorage.setItem('phone-locale', /** @type {HTMLSelectElement} */ (event.target).value)
        changed()
      },
    },
    ...locales.map(name => h('option', { value: name, selected: name === locale() }, name)),
  )
  return h(
    'div.tools',
    {},
    language,
    h(
      'button.round',
      { type: 'button', title: say().theme, 'aria-label': say().theme, onclick: nextTheme },
      icon('theme'),
    ),
  )
}

function nextTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  const now = document.documentElement.dataset['theme'] ?? (dark ? 'dark' : 'light')
  const next = now === 'dark' ? 'light' : 'dark'
  localStorage.setItem('phone-theme', next)
  document.documentElement.dataset['theme'] = next
}

/** Draws the list of everyone who writes. @param {HTMLElement} side */
export function drawChatList(side) {
  const chats = [...store.chats.values()].sort(
    (a, b) => (b.messages.at(-1)?.at ?? Infinity) - (a.messages.at(-1)?.at ?? Infinity),
  )
  const top = side.querySelector('.rows')?.scrollTop ?? 0
  const rows = h(
    'div.rows',
    { role: 'list' },
    ...chats.map(chat => h('div', { role: 'listitem' }, row(chat))),
    chats.length === 0 && h('div.nobody', {}, h('strong', {}, say().empty), h('p', {}, say().emptyHint)),
  )
  side.replaceChildren(
    h('header.side-top', {}, h('h1', {}, say().title), tools()),
    h('p.side-hint', {}, say().hint),
    store.online ? '' : h('p.offline', { role: 'status' }, say().offline),
    rows,
    h('button.add', { type: 'button', onclick: newCustomer }, icon('add'), say().add),
  )
  rows.scrollTop = top
}
