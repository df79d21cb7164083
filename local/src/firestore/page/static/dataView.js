import { askDatabase } from './api.js'
import { counted, empty, figure, h, icon, longTime } from './dom.js'
import { fieldTree, jsonBlock, plainFields } from './fields.js'
import { go, linkTo, place } from './place.js'

/** Collections, the documents of one, and one document. @returns {{ element: HTMLElement, update(): void, close(): void }} */
export function dataView() {
  const crumbs = h('nav.crumbs', { 'aria-label': 'Path' })
  const jump = /** @type {HTMLInputElement} */ (
    h('input.field.jump', {
      placeholder: 'Go to a path: people/p1',
      'aria-label': 'Go to a path',
      spellcheck: false,
    })
  )
  const form = h('form.jump-form', { onsubmit }, jump)
  const roots = h('section.pane.roots', { 'aria-label': 'Collections' })
  const rows = h('section.pane.rows', { 'aria-label': 'Documents' })
  const one = h('section.pane.one', { 'aria-label': 'Document' })
  const panes = h('div.panes', {}, roots, rows, one)
  const element = h('div.data', {}, h('div.data-top', {}, crumbs, form), panes)
  let turn = 0

  /** @param {Event} event */
  function onsubmit(event) {
    event.preventDefault()
    const rest = jump.value
      .split('/')
      .map(part => part.trim())
      .filter(part => part !== '')
    jump.value = ''
    go({ rest, query: {} })
  }
  const update = async () => {
    turn += 1
    const mine = turn
    const { rest, query } = place()
    const inCollection = rest.length % 2 === 1
    const collection = inCollection ? rest : rest.slice(0, -1)
    const document = inCollection ? null : rest
    panes.dataset['depth'] = rest.length === 0 ? '0' : inCollection ? '1' : '2'
    crumbs.replaceChildren(...crumbList(rest))
    const parent = collection.slice(0, -1).join('/')
    /** @param {HTMLElement} pane @param {Promise<Node[]>} content */
    const fill = async (pane, content) => {
      try {
        const nodes = await content
        if (mine === turn) pane.replaceChildren(...nodes)
      } catch (error) {
        if (mine === turn)
          pane.replaceChildren(empty('Nothing here', error instanceof Error ? error.message : ''))
      }
    }
    await Promise.all([
      fill(roots, collections(parent, collection.at(-1))),
      fill(
        rows,
        collection.length > 0
          ? documents(collection, document?.at(-1), query)
          : nothing('Choose a collection'),
      ),
      fill(one, document && document.length > 0 ? whole(document) : nothing('Choose a document')),
    ])
  }
  return { element, update: () => void update(), close: () => undefined }
}

/** @param {string} title */
const nothing = async title => [empty(title)]

/** @param {string[]} rest */
const crumbList = rest => [
  h('a', { href: linkTo({ rest: [], query: {} }) }, 'root'),
  ...rest.flatMap((part, at) => [
    h('span.dim', { 'aria-hidden': 'true' }, '/'),
    h(
      'a',
      {
        href: linkTo({ rest: rest.slice(0, at + 1), query: {} }),
        'aria-current': at === rest.length - 1 ? 'page' : 'false',
      },
      part,
    ),
  ]),
]

/** @param {string} parent @param {string | undefined} chosen */
async function collections(parent, chosen) {
  const answer = await askDatabase('collections', { parent })
  const heading = h('h2', {}, parent === '' ? 'Collections' : `In ${parent.split('/').at(-1)}`)
  if (answer.collections.length === 0)
    return [heading, empty('No collections', 'What your app writes appears here.')]
  return [heading, collectionLinks(answer.collections, chosen)]
}

/** @param {{ id: string, path: string, documents: number }[]} found @param {string} [chosen] */
const collectionLinks = (found, chosen) =>
  h(
    'ul.links',
    {},
    ...found.map(({ id, path, documents }) =>
      h(
        'li',
        {},
        h(
          'a.link',
          {
            href: linkTo({ view: 'data', rest: path.split('/'), query: {} }),
            'aria-current': String(id === chosen),
          },
          h('span.name', {}, id),
          h('span.count', {}, figure(documents)),
          icon('next'),
        ),
      ),
    ),
  )

/** @param {string[]} collection @param {string | undefined} chosen @param {Record<string, string>} query */
async function documents(collection, chosen, query) {
  const { after = '', prefix = '' } = query
  const path = collection.join('/')
  const answer = await askDatabase('documents', { collection: path, after, prefix, size: '100' })
  const filter = /** @type {HTMLInputElement} */ (
    h('input.field', {
      type: 'search',
      value: prefix,
      placeholder: 'Ids that begin with…',
      'aria-label': 'Ids that begin with',
      spellcheck: false,
    })
  )
  filter.onchange = () => go({ rest: collection, query: { prefix: filter.value.trim() } })
  const list = h(
    'ul.links',
    {},
    ...answer.documents.map(
      (/** @type {{ id: string, missing: boolean, preview: string }} */ { id, missing, preview }) =>
        h(
          'li',
          {},
          h(
            'a.link.document',
            {
              href: linkTo({ rest: [...collection, id] }),
              'aria-current': String(id === chosen),
              data: { missing },
            },
            h('span.name', {}, id),
            h('span.preview', {}, missing ? 'no document, only something below it' : preview),
          ),
        ),
    ),
  )
  const pages = h(
    'div.pages',
    {},
    after !== '' && h('a.button', { href: linkTo({ rest: collection, query: { prefix } }) }, 'First page'),
    answer.next !== null &&
      h(
        'a.button',
        { href: linkTo({ rest: collection, query: { prefix, after: answer.next } }) },
        'Next 100',
      ),
  )
  return [
    h(
      'div.pane-top',
      {},
      h('h2', {}, collection.at(-1) ?? '', h('span.count', {}, counted(answer.total, 'document'))),
      filter,
    ),
    answer.documents.length === 0 ? empty('No documents') : list,
    pages,
  ]
}

/** @param {string[]} path */
async function whole(path) {
  const answer = await askDatabase('document', { path: path.join('/') })
  const { document, collections: below } = answer
  const title = h('h2.document-title', {}, path.at(-1) ?? '')
  const under =
    below.length === 0
      ? []
      : [h('section.part-block', {}, h('h2', {}, 'Collections below'), collectionLinks(below))]
  if (document === null) return [title, empty('There is no such document'), ...under]
  const times = h(
    'dl.times',
    {},
    ...[
      ['created', document.createTime],
      ['updated', document.updateTime],
    ].flatMap(([name, time]) => [h('dt', {}, name), h('dd', { title: time }, longTime(time))]),
  )
  const content = h('div', {})
  /** @param {string} shape */
  const show = shape => {
    const fields = document.fields ?? {}
    content.replaceChildren(shape === 'json' ? jsonBlock(plainFields(fields)) : fieldTree(fields))
    for (const tab of tabs.querySelectorAll('button'))
      tab.setAttribute('aria-pressed', String(tab.dataset['shape'] === shape))
  }
  const tabs = h(
    'div.segments',
    { role: 'group', 'aria-label': 'Shown as' },
    ...[
      ['fields', 'Fields'],
      ['json', 'JSON'],
    ].map(([shape = '', words]) =>
      h('button', { type: 'button', data: { shape }, onclick: () => show(shape) }, words),
    ),
  )
  show('fields')
  return [h('div.pane-top', {}, title, tabs), times, content, ...under]
}
