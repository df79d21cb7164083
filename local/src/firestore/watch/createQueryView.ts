import { compareDocuments } from '../query/compareDocuments.ts'
import { matchesQuery } from '../query/matchesQuery.ts'
import type { Query } from '../query/Query.ts'
import { currentView } from '../query/ReadView.ts'
import { runQuery } from '../query/runQuery.ts'
import type { Database } from '../storage/createDatabase.ts'
import type { StoredDocument } from '../value/Value.ts'
import { deltaBetween } from './View.ts'
import type { View } from './View.ts'

const documentsAt = (database: Database, query: Query) => (time: bigint) => {
  const past = database.history.since(time)
  return past === null ? null : runQuery({ database, past }, query).documents
}

/** A query without a limit: a change tells by itself what it does to the result, so nothing is kept. */
const createOpenView = (database: Database, query: Query): View => ({
  documents: () => runQuery(currentView(database), query).documents,
  documentsAt: documentsAt(database, query),
  apply: (changes, touched) => {
    const present = touched.filter(document => matchesQuery(query, document))
    const unbilled = present.length
    const gone: { path: string; document: StoredDocument | null }[] = []
    for (const { path, before, after } of changes) {
      if (after !== null && matchesQuery(query, after)) present.push(after)
      else if (before !== null && matchesQuery(query, before)) gone.push({ path, document: after })
    }
    const left = gone.filter(({ document }) => document !== null).length
    return { present, gone, billed: present.length - unbilled + left }
  },
})

/** A query with a limit or an offset: its window is kept, and read again when a change reaches into it. */
const createWindowView = (database: Database, query: Query): View => {
  const read = () => runQuery(currentView(database), query).documents
  let window = read()
  const reachesIn = (document: StoredDocument | null): boolean => {
    if (document === null || !matchesQuery(query, document)) return false
    const last = window.at(-1)
    // With an offset, what happens before the window moves it too.
    return (
      last === undefined ||
      window.length < (query.limit ?? Infinity) ||
      compareDocuments(query, document, last) <= 0
    )
  }
  return {
    documents: () => window,
    documentsAt: documentsAt(database, query),
    apply: (changes, touched) => {
      const same = touched.filter(document => window.includes(document))
      if (!changes.some(({ before, after }) => reachesIn(before) || reachesIn(after)))
        return { present: same, gone: [], billed: 0 }
      const before = window
      window = read()
      const delta = deltaBetween(before, window, database.get)
      return { ...delta, present: [...same, ...delta.present] }
    },
  }
}

/** The live result of `query`. */
export function createQueryView(database: Database, query: Query): View {
  return query.limit === null && query.offset === 0
    ? createOpenView(database, query)
    : createWindowView(database, query)
}
