import { h } from './dom.js'
import { changed, keyOf, openPhone, post, store } from './store.js'
import { say } from './words.js'

const hues = [4, 28, 46, 95, 150, 190, 215, 255, 285, 330]
const examples = [
  ['Ольга', 'Мороз', 'olga_moroz'],
  ['Тимур', 'Асанов', 'timur_a'],
  ['Катерина', 'Шевчук', 'kate_sh'],
  ['Никита', 'Лебедев', 'n_lebedev'],
  ['Дарья', 'Ким', 'dasha_kim'],
  ['Максим', 'Гончар', 'max_honchar'],
]

/** @param {string} label @param {HTMLElement} input */
const field = (label, input) => h('label.field', {}, h('span', {}, label), input)

/** @param {string} name @param {string} [value] @param {boolean} [required] */
const input = (name, value = '', required = false) =>
  h('input', { name, value, required, autocomplete: 'off', maxLength: 64 })

/** Everyone who is already here, once. */
function knownPeople() {
  return [
    ...new Map([...store.chats.values()].map(chat => [`${chat.messenger}/${chat.person.id}`, chat.person])),
  ]
}

function fields() {
  const taken = new Set(knownPeople().map(([, { name }]) => name))
  const free = examples.filter(([first, last]) => !taken.has(`${first} ${last}`))
  const [first, last, username] = free[Math.floor(Math.random() * free.length)] ?? []
  const hue = hues[Math.floor(Math.random() * hues.length)]
  return h(
    'div.person-fields',
    {},
    h(
      'div.two',
      {},
      field(say().firstName, input('first_name', first, true)),
      field(say().lastName, input('last_name', last)),
    ),
    field(say().username, input('username', username)),
    h(
      'fieldset.hues',
      {},
      h('legend', {}, say().colour),
      ...hues.map(value =>
        h(
          'label.hue',
          { hue: value },
          h('input', {
            type: 'radio',
            name: 'colour',
            value: String(value),
            checked: value === hue,
            'aria-label': String(value),
          }),
        ),
      ),
    ),
    h('label.check', {}, h('input', { type: 'checkbox', name: 'photo', checked: true }), say().photo),
  )
}

/** @param {FormData} form */
async function open(form) {
  const [messenger = '', channel = ''] = String(form.get('bot')).split('/')
  const [key = '', known] = knownPeople().find(([name]) => name === form.get('who')) ?? []
  const text = (/** @type {string} */ name) => String(form.get(name) ?? '').trim()
  const [first, ...rest] = known ? known.name.split(' ') : [text('first_name'), text('last_name')]
  const last = rest.join(' ')
  // Somebody of another messenger is a stranger in this one.
  const person =
    (key.startsWith(`${messenger}/`) && known) ||
    (await post(`/_sim/${messenger}/people`, {
      id: 700_000_000 + Math.floor(Math.random() * 99_999_999),
      first_name: first,
      ...(last ? { last_name: last } : {}),
      ...(!known && text('username') ? { username: text('username').replace(/^@/, '') } : {}),
      colour: Number(form.get('colour') ?? 215),
      photo: form.get('photo') === 'on',
      language_code: 'ru',
    }))
  if (!person) return
  const chat = { messenger, channel, person, blocked: false, messages: [] }
  if (!store.chats.has(keyOf(chat))) store.chats.set(keyOf(chat), chat)
  changed()
  openPhone(keyOf(chat))
}

/** Asks who writes to whom, and opens that phone. */
export function newCustomer() {
  const bots = store.channels.map(({ messenger, channel, title, handle }) =>
    h('option', { value: `${messenger}/${channel}` }, `${title} (${handle})`),
  )
  const person = fields()
  const who = h(
    'select',
    { name: 'who', onchange: () => person.toggleAttribute('hidden', Reflect.get(who, 'value') !== '') },
    h('option', { value: '' }, say().someoneNew),
    ...knownPeople().map(([key, { name }]) => h('option', { value: key }, name)),
  )
  const form = /** @type {HTMLFormElement} */ (
    h(
      'form.customer',
      { method: 'dialog' },
      h('h2', {}, say().add),
      field(say().bot, h('select', { name: 'bot' }, ...bots)),
      field(say().who, who),
      person,
      h(
        'div.buttons',
        {},
        h('button.plain', { type: 'button', onclick: () => dialog.close() }, say().cancel),
        h('button.primary', { type: 'submit' }, say().create),
      ),
    )
  )
  const dialog = /** @type {HTMLDialogElement} */ (h('dialog', { 'aria-label': say().add }, form))
  form.addEventListener('submit', () => void open(new FormData(form)))
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}
