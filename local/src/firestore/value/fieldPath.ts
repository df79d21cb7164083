import { invalid } from './invalid.ts'

/** A field path as its unescaped segments: `a.b` is `['a', 'b']`. */
export type FieldPath = readonly string[]

const segment = /(?:`((?:[^`\\]|\\.)*)`|([^.`]+))(\.|$)/y

/** Reads `` a.`b.c` ``: a segment that is no plain word stands in backticks with `\` before `` ` `` and `\`. Throws INVALID_ARGUMENT. */
export function parseFieldPath(text: string): FieldPath {
  const path: string[] = []
  segment.lastIndex = 0
  for (let open = true; open;) {
    const found = segment.exec(text)
    const name = found?.[1]?.replace(/\\(.)/gs, '$1') ?? found?.[2]
    if (found === null || name === undefined || name === '') throw invalid(`Invalid property path "${text}".`)
    path.push(name)
    open = found[3] === '.'
  }
  return path
}

/** Writes segments the way `parseFieldPath` reads them. */
export function formatFieldPath(path: FieldPath): string {
  return path
    .map(name => (/^[A-Za-z_][A-Za-z_0-9]*$/.test(name) ? name : `\`${name.replace(/[`\\]/g, '\\$&')}\``))
    .join('.')
}

/** Whether the path is `__name__`, the document's own name, which no document stores. */
export function isNamePath(path: FieldPath): boolean {
  return path.length === 1 && path[0] === '__name__'
}
