import type { SourceFile } from './SourceFile.ts'

/** Every ring of files that import each other, as `a → b → a`; type-only imports are none. */
export function findCycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(
    files.map(file => [
      file.path,
      file.imports.flatMap(({ file: to, typeOnly }) => (typeOnly ? [] : (to ?? []))),
    ]),
  )
  const done = new Set<string>()
  const cycles: string[] = []
  const walk = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path)
    if (at >= 0) return void cycles.push([...trail.slice(at), path].join(' → '))
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return cycles
}
