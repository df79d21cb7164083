import { ask } from './api.js'
import { counted, empty, figure, h } from './dom.js'
import { linkTo, place } from './place.js'
import { whoOf } from './who.js'

const everyMs = 2000

/** The open listeners, fetched again while one looks. @returns {{ element: HTMLElement, update(): void, close(): void }} */
export function listensView() {
  const element = h('div.listens-view', {})
  let drawn = ''
  const draw = async () => {
    if (document.hidden) return
    const answer = await ask('listens')
    const key = JSON.stringify(answer)
    if (key === drawn) return
    drawn = key
    element.replaceChildren(...parts(answer))
  }
  const update = () => {
    drawn = ''
    void draw().catch(() => element.replaceChildren(empty('The server does not answer')))
  }
  const timer = setInterval(() => void draw().catch(() => undefined), everyMs)
  return { element, update, close: () => clearInterval(timer) }
}

/** @param {{ streams: number, total: number, listens: any[] }} answer */
function parts({ streams, total, listens }) {
  const own = listens.filter(({ database }) => database === place().database)
  if (own.length === 0)
    return [empty('Nobody listens', 'Open listeners (onSnapshot) appear here with what they watch.')]
  return [
    h('p.summary', {}, `${counted(total, 'listener')} over ${counted(streams, 'connection')}`),
    h(
      'div.table-wrap',
      {},
      h(
        'table.listens',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ...['Connection', 'Who', 'Watches', 'Documents'].map(each => h('th', { scope: 'col' }, each)),
          ),
        ),
        h('tbody', {}, ...own.map(row)),
      ),
    ),
    total > listens.length && h('p.dim', {}, `Only the first ${listens.length} are shown.`),
  ].filter(each => each !== false)
}

/** @param {any} listen */
const row = ({ stream, target, who, query, paths, documents }) =>
  h(
    'tr',
    {},
    h('td.dim', {}, `#${stream} · ${target}`),
    h('td', {}, whoOf(who)),
    h(
      'td.what',
      {},
      query ??
        h(
          'span',
          {},
          ...paths.map((/** @type {string} */ path) =>
            h('a', { href: linkTo({ view: 'data', rest: path.split('/'), query: {} }) }, path),
          ),
        ),
    ),
    h('td.figure', {}, documents === null ? 'many' : figure(documents)),
  )
