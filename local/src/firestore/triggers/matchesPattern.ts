/**
 * Whether a document's path is under a trigger's pattern. `{name}`, `{name=*}` and `*` stand for one segment,
 * `{name=**}` and `**` for any number of them; everything else for itself.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  return matches(pattern.replace(/^\/|\/$/g, '').split('/'), path.split('/'))
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  const [head, ...rest] = pattern
  if (head === undefined) return path.length === 0
  if (/^(?:\{[^{}=]+=\*\*\}|\*\*)$/.test(head)) {
    for (let taken = 0; taken <= path.length; taken++) if (matches(rest, path.slice(taken))) return true
    return false
  }
  if (path.length === 0) return false
  const one = head === '*' || /^\{[^{}=]+(?:=\*)?\}$/.test(head)
  return (one || head === path[0]) && matches(rest, path.slice(1))
}
