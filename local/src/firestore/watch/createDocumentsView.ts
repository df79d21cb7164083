import type { Database } from '../storage/createDatabase.ts'
import type { View } from './View.ts'

/** The live versions of single documents. */
export function createDocumentsView(database: Database, paths: readonly string[]): View {
  const wanted = new Set(paths)
  return {
    documents: () => [...wanted].flatMap(path => database.get(path) ?? []),
    documentsAt: time => {
      const past = database.history.since(time)
      if (past === null) return null
      return [...wanted].flatMap(path => (past.has(path) ? past.get(path) : database.get(path)) ?? [])
    },
    apply: (changes, touched) => {
      const own = changes.filter(({ path }) => wanted.has(path))
      const present = own.flatMap(({ after }) => after ?? [])
      return {
        present: [...touched.filter(({ path }) => wanted.has(path)), ...present],
        gone: own.filter(({ after }) => after === null).map(({ path }) => ({ path, document: null })),
        billed: present.length,
      }
    },
  }
}
