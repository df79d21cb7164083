import { avatar, h, icon, timeOf } from './dom.js'
import { lineOf } from './media.js'
import { newCustomer } from './newCustomer.js'
import { changed, channelOf, keyOf, openPhone, store } from './store.js'
import { locale, locales, say } from './words.js'

/** @param {import('./store.js').Message | undefined} message */
const preview = message => (message?.deleted ? say().deleted : message ? lineOf(message) : '')

const messengers = /** @type {const} */ (['telegram', 'vk'])

/** @param {string} messenger */
const badge = messenger =>
  h(
    'span.badge',
    { data: { messenger }, title: messenger === 'vk' ? 'VK' : 'Telegram' },
    icon(messenger === 'vk' ? 'vk' : 'telegram'),
  )

/** @param {import('./store.js').Chat} chat */
function row(chat) {
  const key = keyOf(chat)
  const last = chat.messages.at(-1)
  const isBlocked = chat.blocked && last
  return h(
    'button.row',
    {
      type: 'button',
      onclick: () => openPhone(key),
      'aria-current': store.open.includes(key) ? 'true' : 'false',
      data: { personId: chat.person.id, channel: chat.channel, messenger: chat.messenger },
    },
    h('span.face', {}, avatar(chat), badge(chat.messenger)),
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
        isBlocked &&
          h(
            'span.row-blocked',
            { title: chat.messenger === 'vk' ? say().vk.blocked : say().blocked },
            icon('block'),
          ),
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

/** Narrows the list by messenger and by name. @param {HTMLElement} side */
function filters(side) {
  const one = (/** @type {string} */ messenger, /** @type {string} */ word) =>
    h(
      'button.segment',
      {
        type: 'button',
        'aria-pressed': String(store.filter.messenger === messenger),
        onclick: () => {
          store.filter.messenger = messenger
          drawChatList(side)
        },
      },
      word,
    )
  const search = h('input.search', {
    type: 'search',
    value: store.filter.name,
    placeholder: say().search,
    'aria-label': say().search,
    oninput: () => {
      store.filter.name = String(Reflect.get(search, 'value'))
      drawRows(side)
    },
  })
  return h(
    'div.filters',
    {},
    h('label.search-box', {}, icon('search'), search),
    h('div.segments', { role: 'group' }, one('', say().all), one('telegram', 'Telegram'), one('vk', 'VK')),
  )
}

function shownChats() {
  const { messenger, name } = store.filter
  const wanted = name.trim().toLowerCase()
  return [...store.chats.values()]
    .filter(chat => !messenger || chat.messenger === messenger)
    .filter(({ person }) => `${person.name} ${person.username ?? ''}`.toLowerCase().includes(wanted))
    .sort((a, b) => (b.messages.at(-1)?.at ?? Infinity) - (a.messages.at(-1)?.at ?? Infinity))
}

/** @param {HTMLElement} side */
function drawRows(side) {
  const place = side.querySelector('.rows')
  if (!place) return
  const chats = shownChats()
  const top = place.scrollTop
  const nobody =
    store.chats.size === 0
      ? h('div.nobody', {}, h('strong', {}, say().empty), h('p', {}, say().emptyHint))
      : h('div.nobody', {}, say().nobodyFound)
  place.replaceChildren(
    ...chats.map(chat => h('div', { role: 'listitem' }, row(chat))),
    ...(chats.length ? [] : [nobody]),
  )
  place.scrollTop = top
}

/** Draws the list of everyone who writes; what stands in the search field stays. @param {HTMLElement} side */
export function drawChatList(side) {
  const top = side.querySelector('.rows')?.scrollTop ?? 0
  const searching = document.activeElement?.classList.contains('search')
  const rows = h('div.rows', { role: 'list' })
  const severalMessengers = messengers.every(name =>
    store.channels.some(({ messenger }) => messenger === name),
  )
  side.replaceChildren(
    h('header.side-top', {}, h('h1', {}, say().title), tools()),
    h('p.side-hint', {}, say().hint),
    store.online ? '' : h('p.offline', { role: 'status' }, say().offline),
    severalMessengers ? filters(side) : '',
    rows,
    h('button.add', { type: 'button', onclick: newCustomer }, icon('add'), say().add),
  )
  drawRows(side)
  rows.scrollTop = top
  if (searching) /** @type {HTMLElement | null} */ (side.querySelector('.search'))?.focus()
}
