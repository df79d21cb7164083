import { isVk, start, turn, writeAsStaff } from './acts.js'
import { h, icon, toast } from './dom.js'
import { channelOf } from './store.js'
import { say } from './words.js'

/** @typedef {import('./store.js').Chat} Chat */

/**
 * One line of the menu with a field and a button.
 * @param {{ title: string, hint?: string, name: string, placeholder: string, maxLength: number, word: string }} about
 * @param {(value: string) => void} run
 */
function lineForm({ title, hint, name, placeholder, maxLength, word }, run) {
  return h(
    'form.deep',
    {
      onsubmit: (/** @type {SubmitEvent} */ event) => {
        event.preventDefault()
        run(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get(name)).trim())
      },
    },
    h('span', {}, title),
    h(
      'span.deep-line',
      {},
      hint !== undefined && h('code', {}, hint),
      h('input', { name, placeholder, 'aria-label': placeholder, maxLength, autocomplete: 'off' }),
      h('button.primary', { type: 'submit' }, word),
    ),
  )
}

/** What else a person can do with a bot or community. @param {Chat} chat */
export function phoneMenu(chat) {
  const name = channelOf(chat)?.handle.replace(/^@|^vk\.com\//, '') ?? ''
  const shut = () => menu.removeAttribute('open')
  const link = lineForm(
    {
      title: say().deepLink,
      hint: isVk(chat) ? `vk.me/${name}?ref=` : `t.me/${name}?start=`,
      name: 'payload',
      placeholder: say().payload,
      maxLength: 64,
      word: say().go,
    },
    payload => {
      if (!/^[\w-]{1,64}$/.test(payload)) return toast(say().badPayload)
      shut()
      void start(chat, payload)
    },
  )
  const staff =
    isVk(chat) &&
    lineForm(
      { title: say().staff, name: 'staff', placeholder: say().staffText, maxLength: 9000, word: say().send },
      text => {
        if (text === '') return
        shut()
        void writeAsStaff(chat, text)
      },
    )
  const words = isVk(chat) ? say().vk : say()
  const block = h(
    'button.item',
    {
      type: 'button',
      onclick: () => {
        shut()
        void turn(chat)
      },
    },
    icon('block'),
    chat.blocked ? words.unblock : words.block,
  )
  const menu = h(
    'details.menu',
    {},
    h('summary.round', { 'aria-label': say().menu, title: say().menu }, icon('menu')),
    h('div.menu-body', {}, link, staff, block),
  )
  return menu
}
