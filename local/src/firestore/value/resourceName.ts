import { invalid } from './invalid.ts'

/** `projects/{p}/databases/{d}`: what a database is called throughout the server. */
export type DatabaseName = string

const databaseName = /^projects\/[^/]+\/databases\/[^/]+/
const reserved = /^__.*__$/s
const numericId = /^__id-?\d+__$/

/** Splits `projects/p/databases/d[/documents[/path]]` into the database and the path below `documents/` (`''` for the root). Throws INVALID_ARGUMENT. */
export function parseResourceName(name: string): { database: DatabaseName; path: string } {
  const database = databaseName.exec(name)?.[0]
  const rest = database === undefined ? '' : name.slice(database.length)
  if (database === undefined || !/^(\/documents(\/.+)?)?$/s.test(rest))
    throw invalid(`Invalid resource name: "${name}".`)
  return { database, path: rest.slice('/documents/'.length) }
}

/** Reads the name of a document, with a collection and an id that Firestore allows. Throws INVALID_ARGUMENT. */
export function parseDocumentName(name: string): { database: DatabaseName; path: string } {
  const parsed = parseResourceName(name)
  checkDocumentPath(parsed.path)
  return parsed
}

/** Throws INVALID_ARGUMENT for what cannot be the path of a document. */
export function checkDocumentPath(path: string): void {
  const segments = path.split('/')
  if (segments.length % 2 !== 0) throw invalid(`Document path "${path}" has an odd number of segments.`)
  for (const segment of segments) checkResourceId(segment)
}

/** Throws INVALID_ARGUMENT for what cannot be the id of a collection or a document. */
export function checkResourceId(id: string): void {
  if (id === '' || id === '.' || id === '..' || id.includes('/'))
    throw invalid(`Resource id "${id}" is invalid.`)
  if (reserved.test(id) && !numericId.test(id))
    throw invalid(`Resource id "${id}" is invalid because it is reserved.`)
  if (id.length > 375 && Buffer.byteLength(id) > 1500) throw invalid('Resource id is longer than 1500 bytes.')
}

/** The full resource name of the document at `path`. */
export function documentName(database: DatabaseName, path: string): string {
  return `${database}/documents/${path}`
}

/** The project of a database. */
export function projectOf(database: DatabaseName): string {
  const start = database.indexOf('/') + 1
  const end = database.indexOf('/', start)
  return start === 0 ? '' : database.slice(start, end < 0 ? undefined : end)
}

/** The id of a database: `(default)`. */
export function databaseIdOf(database: DatabaseName): string {
  return database.split('/')[3] ?? ''
}

/** The collection a document is in: `chats/c1/messages` for `chats/c1/messages/m1`; of a collection, its parent document. */
export function parentPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

/** The last segment of a path. */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
