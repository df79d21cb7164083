import type { Firestore } from '../service/Firestore.ts'
import type { Json, JsonObject } from '../service/Json.ts'
import { statusError } from '../service/Status.ts'
import type { Database } from '../storage/createDatabase.ts'
import { databaseIdOf, documentName, projectOf } from '../value/resourceName.ts'
import { documentToJson } from '../value/toJson.ts'
import { collectionList } from './collectionList.ts'
import { documentPage } from './documentPage.ts'
import { listenRows } from './listenRows.ts'
import type { PageRoute } from './pageRoute.ts'
import { requestDetail } from './requestDetail.ts'
import { requestRow } from './requestRow.ts'
import { rulesView } from './rulesView.ts'

/** Answers a question of the page, past the rules and the meters. Throws NOT_FOUND. */
export function pageAnswer(
  firestore: Firestore,
  route: Exclude<PageRoute, { kind: 'file' }>,
  query: URLSearchParams,
): Json {
  const { inspect, rulesets } = firestore
  const { journal } = inspect
  switch (route.kind) {
    case 'projects':
      return { projects: projectList(inspect.databases()) }
    case 'requests':
      return {
        requests: journal
          .since(0)
          .filter(({ entry }) => projectOf(entry.database) === route.project)
          .map(({ seq, entry }) => requestRow(seq, entry)),
      }
    case 'clearRequests':
      journal.clear()
      return {}
    case 'request': {
      const [found] = journal.since(route.seq - 1)
      if (found?.seq !== route.seq || projectOf(found.entry.database) !== route.project)
        throw statusError('NOT_FOUND', 'This request is no longer remembered.')
      return requestDetail(
        found.seq,
        found.entry,
        databaseOf(firestore, route.project, databaseIdOf(found.entry.database)),
      )
    }
    case 'listens':
      return listenRows(inspect, route.project)
    case 'rules':
      return rulesView(rulesets, route.project)
    default:
      return answerData(databaseOf(firestore, route.project, route.database), route.kind, query)
  }
}

const answerData = (
  database: Database,
  kind: 'collections' | 'documents' | 'document',
  query: URLSearchParams,
): Json => {
  const text = (name: string): string => query.get(name) ?? ''
  if (kind === 'collections') return { collections: collectionList(database, text('parent')) }
  if (kind === 'documents')
    return documentPage(database, {
      collection: text('collection'),
      after: text('after'),
      prefix: text('prefix'),
      size: Math.min(Math.max(1, Number(text('size')) || 50), 500),
    })
  const document = database.get(text('path'))
  const collections = collectionList(database, text('path'))
  return {
    document: document === null ? null : documentToJson(documentName(database.name, document.path), document),
    collections,
  }
}

// Looking for a database must not make one.
const databaseOf = ({ inspect }: Firestore, project: string, id: string): Database => {
  for (const database of inspect.databases())
    if (database.name === `projects/${project}/databases/${id}`) return database
  throw statusError('NOT_FOUND', `There is no database ${id} in ${project}.`)
}

const projectList = (databases: Iterable<Database>): readonly JsonObject[] => {
  const projects = new Map<string, JsonObject[]>()
  for (const { name, size } of databases) {
    const project = projectOf(name)
    const found = projects.get(project) ?? []
    found.push({ id: databaseIdOf(name), documents: size })
    projects.set(project, found)
  }
  return [...projects].map(([project, found]) => ({ project, databases: found }))
}
