import { ask } from './api.js'
import { counted, empty, h } from './dom.js'
import { showLine, sourceBlock } from './source.js'

/** @typedef {{ files: { name: string, content: string }[], issues: import('./source.js').Issue[] }} Source */

/** The rules in force with what the compiler says of them. @returns {{ element: HTMLElement, update(): void, close(): void }} */
export function rulesView() {
  const element = h('div.rules-view', {})
  const draw = async () => {
    const answer = await ask('rules')
    element.replaceChildren(...parts(answer))
    for (const block of element.querySelectorAll('.source')) if (block instanceof HTMLElement) showLine(block)
  }
  return {
    element,
    update: () =>
      void draw().catch(error =>
        element.replaceChildren(empty('The server does not answer', String(error.message))),
      ),
    close: () => undefined,
  }
}

/** @param {{ inForce: Source | null, denyAll: boolean, refused: Source | null }} answer */
function parts({ inForce, denyAll, refused }) {
  if (inForce === null && refused === null)
    return [
      empty(
        'There are no rules',
        'Everything is allowed. Start the server with --rules FILE, or push rules to it.',
      ),
    ]
  return [
    refused &&
      h(
        'section.rules-block',
        {},
        h(
          'p.banner',
          { data: { severity: 'ERROR' } },
          'The rules given last did not compile; those below are still in force.',
        ),
        ...sources(refused),
      ),
    inForce &&
      h(
        'section.rules-block',
        {},
        denyAll &&
          h(
            'p.banner',
            { data: { severity: 'ERROR' } },
            'These rules did not compile: everything is denied.',
          ),
        ...sources(inForce),
      ),
    inForce === null &&
      h('p.banner', {}, 'Until they compile, no rules are in force and everything is allowed.'),
  ].filter(each => each !== null && each !== false)
}

/** @param {Source} source */
const sources = ({ files, issues }) =>
  files.flatMap(({ name, content }) => {
    const own = issues.filter(({ sourcePosition }) => sourcePosition.fileName === name)
    return [
      h(
        'h2.file',
        {},
        h('span.name', { title: name }, name),
        h(
          'span.count',
          { data: { bad: own.some(({ severity }) => severity === 'ERROR') } },
          own.length === 0 ? 'compiles' : counted(own.length, 'issue'),
        ),
      ),
      own.length > 0 &&
        h(
          'ul.issues',
          {},
          ...own.map(({ severity, description, sourcePosition: { line, column } }) =>
            h(
              'li',
              { data: { severity } },
              h('span.at', {}, `L${line}:${column}`),
              h('span', {}, description),
            ),
          ),
        ),
      sourceBlock(content, {
        issues: own,
        lines: own.map(({ sourcePosition }) => sourcePosition.line),
        tone: 'issue',
      }),
    ].filter(each => each !== false)
  })
