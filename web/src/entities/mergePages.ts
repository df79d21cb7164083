import type { Row } from './Row.ts'

/** The pages in a row. A document on its way from one page to another may be in both: the first one counts. */
export function mergePages<T>(pages: readonly (readonly Row<T>[])[]): readonly Row<T>[] {
  const [only, ...others] = pages
  if (only && others.length === 0) return only
  const seen = new Map<string, Row<T>>()
  for (const row of pages.flat()) if (!seen.has(row.id)) seen.set(row.id, row)
  return [...seen.values()]
}
