import { counted, h, icon, longTime, notice } from './dom.js'
import { linkTo } from './place.js'

/** @typedef {Record<string, any>} Proto a value in proto3 JSON: one key for its type */

const names = {
  nullValue: 'null',
  booleanValue: 'bool',
  integerValue: 'int',
  doubleValue: 'double',
  timestampValue: 'time',
  stringValue: 'string',
  bytesValue: 'bytes',
  referenceValue: 'ref',
  geoPointValue: 'geo',
  arrayValue: 'list',
  mapValue: 'map',
}

/** @param {Proto} value @returns {[keyof typeof names, any]} */
const kindOf = value => /** @type {any} */ (Object.entries(value)[0] ?? ['nullValue', null])

/**
 * A document's fields as a tree, one line each with its type. With `other`, what differs from it is marked.
 * @param {Record<string, Proto>} fields @param {{ other?: Record<string, Proto>, mark?: string }} [compare]
 */
export function fieldTree(fields, compare = {}) {
  const entries = Object.entries(fields)
  if (entries.length === 0) return h('p.dim', {}, 'No fields.')
  return h(
    'ul.tree',
    {},
    ...entries.map(([name, value]) => field(name, value, 0, markOf(name, value, compare))),
  )
}

/** @param {string} name @param {Proto} value @param {{ other?: Record<string, Proto>, mark?: string }} compare */
const markOf = (name, value, { other, mark }) => {
  if (!other || !mark) return ''
  const there = other[name]
  if (there === undefined) return mark
  return JSON.stringify(there) === JSON.stringify(value) ? '' : 'changed'
}

/** @param {string} name @param {Proto} value @param {number} depth @param {string} [mark] @returns {HTMLElement} */
function field(name, value, depth, mark = '') {
  const [kind, content] = kindOf(value)
  const data = mark === '' ? {} : { mark }
  const head = [
    h('span.key', {}, name),
    h('span.type', {}, names[kind] ?? kind),
    mark !== '' && h('span.mark', {}, mark),
  ]
  const inner = children(kind, content)
  if (!inner) return h('li', { data }, h('div.leaf', {}, ...head, leaf(kind, content)))
  const size = h(
    'span.dim',
    {},
    kind === 'arrayValue' ? counted(inner.length, 'item') : counted(inner.length, 'field'),
  )
  return h(
    'li',
    { data },
    h(
      'details',
      { open: depth < 1 || inner.length <= 4 },
      h('summary', {}, icon('next'), ...head, size),
      h('ul', {}, ...inner.map(([key, each]) => field(key, each, depth + 1))),
    ),
  )
}

/** @param {string} kind @param {any} content @returns {[string, Proto][] | null} */
const children = (kind, content) => {
  if (kind === 'mapValue') return Object.entries(content.fields ?? {})
  if (kind !== 'arrayValue') return null
  return (content.values ?? []).map((/** @type {Proto} */ each, /** @type {number} */ at) => [
    String(at),
    each,
  ])
}

/** @param {string} kind @param {any} content */
function leaf(kind, content) {
  const text = kind === 'nullValue' ? 'null' : kind === 'stringValue' ? content : String(content)
  if (kind === 'referenceValue') {
    const path = content.split('/documents/').at(-1) ?? ''
    return h('a.value', { href: linkTo({ view: 'data', rest: path.split('/'), query: {} }) }, path)
  }
  if (kind === 'geoPointValue')
    return h('span.value', {}, `${content.latitude ?? 0}, ${content.longitude ?? 0}`)
  if (kind === 'timestampValue') return h('span.value', { title: longTime(content) }, content)
  if (kind === 'stringValue') return h('span.value.string', {}, text === '' ? '""' : text)
  return h('span.value', { data: { kind } }, text)
}

/** @param {Proto} value @returns {unknown} the value as plain JSON */
export function plain(value) {
  const [kind, content] = kindOf(value)
  if (kind === 'mapValue') return plainFields(content.fields ?? {})
  if (kind === 'arrayValue') return (content.values ?? []).map(plain)
  if (kind === 'integerValue') return Number.isSafeInteger(Number(content)) ? Number(content) : content
  return content
}

/** @param {Record<string, Proto>} fields */
export const plainFields = fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]))

/** @param {unknown} json shown with a way to copy it */
export function jsonBlock(json) {
  const text = JSON.stringify(json, null, 2)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      notice('Copied.')
    } catch {
      notice('The browser did not let us copy.')
    }
  }
  return h(
    'div.json',
    {},
    h(
      'button.button.quiet.copy',
      { type: 'button', onclick: copy, 'aria-label': 'Copy', title: 'Copy' },
      icon('copy'),
    ),
    h('pre', { tabIndex: 0 }, text),
  )
}
