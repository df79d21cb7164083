import { h } from './dom.js'

/**
 * @typedef {{ line: number, column: number, text: string, value: string, kind: string }} Value
 * @typedef {{ severity: string, description: string, sourcePosition: { line: number, column: number, fileName: string } }} Issue
 * @typedef {{ lines?: number[], tone?: string, values?: Value[], issues?: Issue[] }} Marks
 */

/**
 * Rules with line numbers; marked lines stand out, values and issues stand below theirs.
 * @param {string} content @param {Marks} marks
 */
export function sourceBlock(content, { lines = [], tone = 'plain', values = [], issues = [] }) {
  const marked = new Set(lines)
  let inComment = false
  const rows = content.split('\n').flatMap((text, at) => {
    const line = at + 1
    const { parts, open } = highlight(text, inComment)
    inComment = open
    const own = values.filter(value => value.line === line)
    const found = issues.filter(({ sourcePosition }) => sourcePosition.line === line)
    return [
      h(
        'div.line',
        { data: { line, ...(marked.has(line) ? { marked: tone } : {}) } },
        h('span.number', {}, line),
        h('code', {}, ...parts),
      ),
      own.length > 0 && h('div.values', {}, ...own.map(valueRow)),
      ...found.map(({ severity, description }) =>
        h(
          'div.issue',
          { data: { severity } },
          `${severity === 'ERROR' ? 'Error' : 'Warning'}: ${description}`,
        ),
      ),
    ]
  })
  return h('div.source', { tabIndex: 0, role: 'region', 'aria-label': 'Rules' }, ...rows)
}

/** @param {HTMLElement} block brings a line, or its first marked one, into view @param {number} [number] */
export function showLine(block, number) {
  const line = block.querySelector(number === undefined ? '[data-marked]' : `[data-line="${number}"]`)
  if (line instanceof HTMLElement) block.scrollTop = line.offsetTop - block.clientHeight / 4
}

/** @param {Value} value */
const valueRow = ({ text, value, kind }) =>
  h(
    'div.worth',
    { data: { kind, value: kind === 'bool' ? value : '' } },
    h('code', { title: text }, text),
    h('span.is', { title: value }, value),
  )

const token =
  /(\/\/.*$|\/\*.*?(?:\*\/|$))|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|\b(service|match|allow|function|let|return|if|rules_version)\b|\b(read|write|get|list|create|update|delete)(?=[\s,:(])|\b(true|false|null|\d+(?:\.\d+)?)\b/g

/** @param {string} text @param {boolean} inComment @returns {{ parts: (Node | string)[], open: boolean }} */
function highlight(text, inComment) {
  /** @type {(Node | string)[]} */
  const parts = []
  let from = 0
  if (inComment) {
    const end = text.indexOf('*/')
    if (end < 0) return { parts: [h('span.comment', {}, text)], open: true }
    from = end + 2
    parts.push(h('span.comment', {}, text.slice(0, from)))
  }
  token.lastIndex = from
  for (let found = token.exec(text); found; found = token.exec(text)) {
    parts.push(text.slice(from, found.index))
    const [whole, comment, string, keyword, method] = found
    const kind = comment ? 'comment' : string ? 'text' : keyword ? 'keyword' : method ? 'method' : 'literal'
    parts.push(h(`span.${kind}`, {}, whole))
    from = found.index + whole.length
    if (comment?.startsWith('/*') && !comment.endsWith('*/')) return { parts, open: true }
  }
  parts.push(text.slice(from))
  return { parts, open: false }
}
