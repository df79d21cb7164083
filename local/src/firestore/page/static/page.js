import { askProjects } from './api.js'
import { dataView } from './dataView.js'
import { empty, h, icon } from './dom.js'
import { listensView } from './listensView.js'
import { follow, live, onLive } from './live.js'
import { go, linkTo, place } from './place.js'
import { requestsView } from './requestsView.js'
import { rulesView } from './rulesView.js'

const views = { requests: requestsView, data: dataView, rules: rulesView, listens: listensView }
const names = { requests: 'Requests', data: 'Data', rules: 'Rules', listens: 'Listens' }

const top = /** @type {HTMLElement} */ (document.getElementById('top'))
const view = /** @type {HTMLElement} */ (document.getElementById('view'))

/** @type {{ name: string, scope: string, shown: ReturnType<typeof requestsView> } | null} */
let open = null
/** @type {Awaited<ReturnType<typeof askProjects>>} */
let projects = []

const select = /** @type {HTMLSelectElement} */ (h('select.select', { 'aria-label': 'Database' }))
select.onchange = () => {
  const [project = '', database = ''] = JSON.parse(select.value)
  go({ project, database, rest: [], query: {} })
}
// Databases come with the first request for them.
select.onfocus = () => void refresh()

const tabs = h('nav.tabs', { 'aria-label': 'Views' })
const light = h('span.light', { role: 'status' })

function drawTop() {
  const here = place()
  const options = projects.flatMap(({ project, databases }) => databases.map(({ id }) => [project, id]))
  if (
    here.project !== '' &&
    !options.some(([project, id]) => project === here.project && id === here.database)
  )
    options.push([here.project, here.database])
  const chosen = JSON.stringify([here.project, here.database])
  const values = options.map(option => JSON.stringify(option))
  if (values.join() !== [...select.options].map(({ value }) => value).join())
    select.replaceChildren(
      ...options.map(([project = '', id = '']) =>
        h(
          'option',
          { value: JSON.stringify([project, id]) },
          id === '(default)' ? project : `${project} / ${id}`,
        ),
      ),
    )
  select.value = chosen
  tabs.replaceChildren(
    ...Object.entries(names).map(([name, words]) =>
      h(
        'a',
        {
          href: linkTo({ view: name, rest: [], query: {} }),
          'aria-current': here.view === name ? 'page' : 'false',
        },
        words,
      ),
    ),
  )
  light.dataset['connected'] = String(live.connected)
  light.title = live.connected ? 'Live' : 'Not connected'
  light.setAttribute('aria-label', light.title)
  document.title = `${names[/** @type {keyof names} */ (here.view)] ?? 'Firestore'} · ${here.project || 'Firestore'}`
}

function draw() {
  const here = place()
  if (here.project === '') return drawNoProject()
  follow()
  drawTop()
  const make = views[/** @type {keyof views} */ (here.view)] ?? requestsView
  const scope = `${here.project}/${here.database}`
  if (open?.name !== here.view || open.scope !== scope) {
    open?.shown.close()
    open = { name: here.view, scope, shown: make() }
    view.replaceChildren(open.shown.element)
  }
  open.shown.update()
}

function drawNoProject() {
  drawTop()
  view.replaceChildren(
    empty(
      'No database yet',
      'It appears with the first request of your app. This page looks again by itself.',
    ),
  )
}

async function refresh() {
  try {
    projects = await askProjects()
  } catch {
    projects = []
  }
  // One opens what one most likely works on: the database with the most in it.
  const all = projects.flatMap(({ project, databases }) => databases.map(each => ({ project, ...each })))
  const best = all.toSorted((a, b) => b.documents - a.documents)[0]
  if (place().project === '' && best) return go({ project: best.project, database: best.id }, true)
  drawTop()
}

const theme = () => {
  const root = document.documentElement
  const dark = root.dataset['theme']
    ? root.dataset['theme'] === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset['theme'] = dark ? 'light' : 'dark'
  localStorage.setItem('firestore-theme', root.dataset['theme'])
}

const kept = localStorage.getItem('firestore-theme')
if (kept) document.documentElement.dataset['theme'] = kept
top.append(
  h(
    'a.brand',
    { href: '#/' },
    h('img', { src: '/page/icon.svg', alt: '', width: 26, height: 26 }),
    h('span', {}, 'Firestore'),
  ),
  select,
  tabs,
  h('span.space', {}),
  light,
  h(
    'button.button.quiet',
    { type: 'button', onclick: theme, 'aria-label': 'Light or dark', title: 'Light or dark' },
    icon('theme'),
  ),
)

addEventListener('hashchange', () => (place().project === '' ? void refresh() : draw()))
addEventListener('keydown', event => {
  const typing = event.target instanceof HTMLElement && event.target.matches('input, select, textarea')
  if (event.key === '/' && !typing) {
    const field = view.querySelector('input[type="search"]:last-of-type, input.jump')
    if (field instanceof HTMLElement) {
      event.preventDefault()
      field.focus()
    }
  }
  if (event.key === 'Escape' && place().view === 'requests') {
    if (typing && event.target instanceof HTMLElement) event.target.blur()
    else if (place().rest.length > 0) go({ rest: [] })
  }
})
onLive(what => what === 'state' && drawTop())
setInterval(() => place().project === '' && void refresh(), 2000)
draw()
void refresh()
