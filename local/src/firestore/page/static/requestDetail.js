import { ask } from './api.js'
import { clockTime, counted, empty, h, iconButton } from './dom.js'
import { fieldTree, jsonBlock } from './fields.js'
import { go, linkTo } from './place.js'
import { showLine, sourceBlock } from './source.js'
import { whoOf } from './who.js'

/** @typedef {import('./live.js').Row & { auth: any, resource: any, requestResource: any, reads: string[],
 *   rules: { name: string, content: string }[] | null, values: import('./source.js').Value[] | null }} Detail */

/** Draws the chosen request into `side`. @param {HTMLElement} side @param {string | undefined} seq */
export async function requestDetail(side, seq) {
  if (side.dataset['seq'] === (seq ?? '')) return
  side.dataset['seq'] = seq ?? ''
  if (seq === undefined) {
    side.replaceChildren(
      empty(
        'Choose a request',
        'Its rules, with what every expression came to, its token and its documents appear here.',
      ),
    )
    return
  }
  try {
    const detail = /** @type {Detail} */ (await ask(`requests/${encodeURIComponent(seq)}`))
    if (side.dataset['seq'] === seq) draw(side, detail)
  } catch (error) {
    if (side.dataset['seq'] === seq)
      side.replaceChildren(close(), empty('Not here any more', error instanceof Error ? error.message : ''))
  }
}

const close = () => iconButton('close', 'Close', () => go({ rest: [] }), true)

/** @param {HTMLElement} side @param {Detail} detail */
function draw(side, detail) {
  const { outcome, method, live, path, query, who, at } = detail
  const target = path
    ? h('a', { href: linkTo({ view: 'data', rest: path.split('/'), query: {} }) }, path)
    : h('span', {}, query ?? '')
  const source = rulesPart(detail)
  side.replaceChildren(
    h(
      'div.detail-top',
      { data: { outcome } },
      h(
        'div.detail-title',
        {},
        h('span.outcome', { data: { outcome } }, outcome === 'free' ? 'no rules asked' : outcome),
        h('strong', {}, live ? `${method}, by a listener` : method),
        h('time', {}, clockTime(at)),
        close(),
      ),
      h('div.target', {}, target),
      h('div.asked', {}, whoOf(who), detail.ruleReads > 0 && readsOf(detail)),
    ),
    verdictOf(detail),
    ...untrue(side, detail),
    ...source,
    part(
      'request.auth',
      detail.auth
        ? jsonBlock(detail.auth)
        : h(
            'p.dim',
            {},
            who.kind === 'owner'
              ? 'The admin SDK has none: it passes every rule.'
              : 'null: nobody is signed in.',
          ),
    ),
    ...documents(detail),
  )
  side.scrollTop = 0
  const block = side.querySelector('.source')
  if (block instanceof HTMLElement) showLine(block)
}

/** @param {Detail} detail */
const readsOf = ({ reads }) =>
  h(
    'span.dim',
    { title: reads.join('\n') },
    `rules read ${counted(reads.length, 'document')}: ${reads.join(', ')}`,
  )

/** @param {Detail} detail */
function verdictOf({ outcome, line, reasons, failure, who }) {
  if (outcome === 'free')
    return h(
      'p.verdict',
      {},
      who.kind === 'owner'
        ? 'The admin SDK: rules do not apply.'
        : 'There are no rules: everything is allowed.',
    )
  if (outcome === 'failed')
    return h('p.verdict', { data: { outcome } }, `The rules allowed it, but: ${failure}`)
  if (outcome === 'allowed') return h('p.verdict', { data: { outcome } }, `Allowed by line ${line}.`)
  return h(
    'ul.verdict',
    { data: { outcome }, 'aria-label': 'Reasons' },
    ...reasons.map(reason =>
      h(
        'li',
        {},
        reason.line !== null && h('span.at', {}, `L${reason.line}`),
        h(
          'span',
          {},
          reason.at !== null && reason.at !== reason.line
            ? `${reason.text} (line ${reason.at})`
            : reason.text,
        ),
      ),
    ),
  )
}

/** What kept a denied request from being allowed, each with the way to its line. @param {HTMLElement} side @param {Detail} detail */
function untrue(side, { outcome, values, method }) {
  const found = (values ?? []).filter(
    ({ kind, value }) => kind === 'error' || kind === 'unknown' || (kind === 'bool' && value === 'false'),
  )
  if (outcome !== 'denied' || found.length === 0) return []
  const block = () => side.querySelector('.source')
  /** @param {number} line */
  const show = line => {
    const source = block()
    if (source instanceof HTMLElement) showLine(source, line)
  }
  const rows = found.map(({ line, text, value, kind }) =>
    h(
      'li',
      {},
      h(
        'button.untrue',
        { type: 'button', onclick: () => show(line), data: { kind }, title: text },
        h('span.at', {}, `L${line}`),
        h('code', {}, text),
        h('span.is', { title: value }, value),
      ),
    ),
  )
  const open = method === 'list' && found.some(({ kind }) => kind === 'unknown')
  const hint = h(
    'p.hint',
    {},
    'A list is judged by its query alone. What is not known is what its filters do not say about every row: ask for it with where, or relax the rule.',
  )
  return [part('Not true on the way', h('div', {}, open && hint, h('ul.untrues', {}, ...rows)))]
}

/** @param {Detail} detail */
function rulesPart({ rules, values, line, reasons, outcome }) {
  if (!rules) return []
  const lines = [line, ...reasons.flatMap(reason => [reason.line, reason.at])].filter(each => each !== null)
  return rules.map(({ name, content }, at) =>
    part(
      `Rules · ${name.split('/').at(-1)}`,
      sourceBlock(
        content,
        at > 0 ? {} : { lines, tone: outcome === 'denied' ? 'denied' : 'allowed', values: values ?? [] },
      ),
    ),
  )
}

/** @param {Detail} detail */
function documents({ resource, requestResource, method }) {
  if (method === 'list') return []
  const before = resource?.fields ?? {}
  const after = requestResource?.fields ?? {}
  const both = resource && requestResource
  return [
    part(
      'resource',
      resource
        ? fieldTree(before, both ? { other: after, mark: 'removed' } : {})
        : h('p.dim', {}, 'null: the document does not exist.'),
    ),
    requestResource &&
      part('request.resource', fieldTree(after, both ? { other: before, mark: 'added' } : {})),
  ].filter(each => each !== null)
}

/** @param {string} title @param {Node} content */
const part = (title, content) => h('section.part-block', {}, h('h2', {}, title), content)
