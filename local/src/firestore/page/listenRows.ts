import type { Inspection } from '../service/Firestore.ts'
import type { JsonObject } from '../service/Json.ts'
import { databaseIdOf, projectOf } from '../value/resourceName.ts'
import type { FollowedTarget } from '../watch/createListenStream.ts'
import type { View } from '../watch/View.ts'
import { formatQuery } from './formatQuery.ts'
import { who } from './requestRow.ts'

const mostRows = 500
const budgetMs = 40

/**
 * The open listeners of a project. `documents` is how many a listener watches; null where counting all of them would
 * have held the server up for too long.
 */
export function listenRows(inspect: Inspection, project: string): JsonObject {
  const counts = new Map<View, number | null>()
  const until = performance.now() + budgetMs
  const count = (view: View): number | null => {
    const known = counts.get(view)
    if (known !== undefined) return known
    const counted = performance.now() > until ? null : view.documents().length
    counts.set(view, counted)
    return counted
  }
  const rows: JsonObject[] = []
  let total = 0
  let stream = 0
  for (const [listen, { name }] of inspect.streams()) {
    if (projectOf(name) !== project) continue
    const { caller, targets } = listen.following()
    stream += 1
    total += targets.length
    for (const target of targets) {
      if (rows.length >= mostRows) break
      rows.push({
        stream,
        target: target.id,
        database: databaseIdOf(name),
        who: who(caller),
        ...what(target),
        documents: count(target.view),
      })
    }
  }
  return { streams: stream, total, listens: rows }
}

const what = ({ what: asked }: FollowedTarget): JsonObject =>
  asked.kind === 'query' ? { query: formatQuery(asked.query) } : { paths: asked.paths.slice(0, 10) }
