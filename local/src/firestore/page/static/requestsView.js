import { remove } from './api.js'
import { clockTime, empty, h, icon, iconButton, notice } from './dom.js'
import { forgetRows, live, onLive, pause } from './live.js'
import { meterStrip } from './meters.js'
import { go, linkTo, place } from './place.js'
import { requestDetail } from './requestDetail.js'
import { whoOf } from './who.js'

/** @typedef {import('./live.js').Row} Row */

/** The last requests as they come, and the one that is chosen. @returns {{ element: HTMLElement, update(): void, close(): void }} */
export function requestsView() {
  const meters = meterStrip()
  const list = h('ol.requests', { 'aria-label': 'Requests' })
  const state = h('div.state', { role: 'status' })
  const pauseButton = h('button.button', { type: 'button', onclick: () => pause(!live.paused) })
  const denied = h('input', {
    type: 'checkbox',
    id: 'denied',
    onchange: () => filter('denied', deniedBox.checked ? '1' : ''),
  })
  const deniedBox = /** @type {HTMLInputElement} */ (denied)
  const uid = input('uid', 'uid or e-mail')
  const path = input('path', 'path or query')
  const side = h('aside.side', { 'aria-label': 'Request' })
  const tools = h(
    'div.tools',
    { role: 'search' },
    h('label.check', {}, denied, h('span', {}, 'Denied only')),
    uid,
    path,
    h('span.space', {}),
    pauseButton,
    iconButton('clear', 'Clear', () => void clear()),
  )
  const heads = h(
    'div.request.heads',
    { 'aria-hidden': 'true' },
    ...['Time', 'Outcome', 'Who', 'Method', 'Path or query', 'Rule'].map(each => h('span', {}, each)),
  )
  const main = h('section.main', {}, meters.element, tools, heads, list, state)
  const element = h('div.split', {}, main, side)

  /** @param {string} name @param {string} label */
  function input(name, label) {
    return /** @type {HTMLInputElement} */ (
      h('input.field', {
        type: 'search',
        placeholder: label,
        'aria-label': `Filter by ${label}`,
        spellcheck: false,
        oninput: (/** @type {Event} */ event) =>
          filter(name, /** @type {HTMLInputElement} */ (event.target).value.trim()),
      })
    )
  }
  /** @param {string} name @param {string} value */
  const filter = (name, value) => go({ query: { ...place().query, [name]: value } }, true)

  const clear = async () => {
    try {
      await remove('requests')
      forgetRows()
    } catch (error) {
      notice(String(error))
    }
  }

  /** @param {Row} row */
  const passes = row => {
    const { query, database } = place()
    if (row.database !== database) return false
    if (query['denied'] && row.outcome !== 'denied') return false
    const who = row.who.kind === 'user' ? `${row.who.uid} ${row.who.email ?? ''}` : row.who.kind
    if (query['uid'] && !who.toLowerCase().includes(query['uid'].toLowerCase())) return false
    return !query['path'] || (row.path ?? row.query ?? '').toLowerCase().includes(query['path'].toLowerCase())
  }
  let drawn = ''
  const drawState = () => {
    const count = list.childElementCount
    state.replaceChildren()
    if (count === 0 && live.rows.length > 0)
      state.append(empty('Nothing passes the filter', 'Loosen it, or wait for the next request.'))
    else if (count === 0)
      state.append(empty('No requests yet', 'What your app asks from now on appears here as it happens.'))
    pauseButton.replaceChildren(
      icon(live.paused ? 'play' : 'pause'),
      h(
        'span',
        {},
        live.paused ? `Resume${live.held.length > 0 ? ` · ${live.held.length} new` : ''}` : 'Pause',
      ),
    )
    pauseButton.setAttribute('aria-pressed', String(live.paused))
    element.dataset['connected'] = String(live.connected)
  }
  const drawAll = () => {
    list.replaceChildren(...live.rows.filter(passes).reverse().map(rowElement))
    mark()
    drawState()
  }
  const mark = () => {
    const chosen = place().rest[0]
    for (const link of list.querySelectorAll('a')) {
      link.setAttribute('aria-current', String(link.dataset['seq'] === chosen))
      link.href = linkTo({ rest: [link.dataset['seq'] ?? ''] })
    }
  }
  const update = () => {
    const { query, database, rest } = place()
    deniedBox.checked = Boolean(query['denied'])
    if (document.activeElement !== uid) uid.value = query['uid'] ?? ''
    if (document.activeElement !== path) path.value = query['path'] ?? ''
    const key = JSON.stringify([query, database])
    if (key !== drawn) drawAll()
    else mark()
    drawn = key
    element.dataset['open'] = String(rest.length > 0)
    void requestDetail(side, rest[0])
  }
  const stop = onLive((what, added) => {
    if (what === 'state') return drawAll()
    if (what !== 'rows') return
    list.prepend(...added.filter(passes).reverse().map(rowElement))
    while (list.childElementCount > 500) list.lastElementChild?.remove()
    drawState()
  })
  list.addEventListener('keydown', event => {
    const step = event.key === 'ArrowDown' ? 'nextElementSibling' : 'previousElementSibling'
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const link = document.activeElement?.closest('li')?.[step]?.querySelector('a')
    if (!link) return
    event.preventDefault()
    link.focus()
  })
  const close = () => {
    stop()
    meters.close()
  }
  return { element, update, close }
}

/** @param {Row} row */
function rowElement(row) {
  const [reason] = row.reasons
  const words = {
    allowed: 'allowed',
    denied: 'denied',
    free: 'no rules',
    failed: 'failed',
  }
  const line = row.line ?? reason?.at ?? reason?.line ?? null
  const others = row.reasons.length > 1 ? ` +${row.reasons.length - 1}` : ''
  const why = `${reason?.text ?? row.failure ?? ''}${others}`
  return h(
    'li',
    {},
    h(
      'a.request',
      {
        href: linkTo({ rest: [String(row.seq)] }),
        data: { seq: row.seq, outcome: row.outcome },
        'aria-current': 'false',
      },
      h('time', {}, clockTime(row.at)),
      h('span.outcome', { data: { outcome: row.outcome } }, words[row.outcome]),
      whoOf(row.who),
      h(
        'span.method',
        { title: row.live ? 'asked by a listener' : '' },
        row.method,
        row.live && h('span.live', {}, icon('live')),
      ),
      h('span.what', { title: row.path ?? row.query ?? '' }, row.path ?? row.query ?? '', partOf(row)),
      h('span.rule', { title: why }, line !== null && `L${line} `, why !== '' && h('span.reason', {}, why)),
    ),
  )
}

/** @param {Row} row */
const partOf = ({ part }) =>
  part !== null && h('span.part', { title: 'one write of a commit' }, `${part.index + 1}/${part.size}`)
