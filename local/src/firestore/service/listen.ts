import { parseQuery } from '../query/parseQuery.ts'
import { currentView } from '../query/ReadView.ts'
import type { Database } from '../storage/createDatabase.ts'
import { asInteger, asList, asObject, asString } from '../value/asJson.ts'
import { invalid } from '../value/invalid.ts'
import { parseDocumentName, parseResourceName, projectOf } from '../value/resourceName.ts'
import { parseTimestamp } from '../value/timestamp.ts'
import type { ListenStream } from '../watch/createListenStream.ts'
import { decodeResumeToken } from '../watch/decodeResumeToken.ts'
import type { TargetRequest } from '../watch/Target.ts'
import { authorizeGet, authorizeList } from './authorize.ts'
import type { AuthorizePorts } from './authorize.ts'
import type { Context } from './Context.ts'
import type { Json, JsonObject } from './Json.ts'
import { refuseFindNearest } from './refuseFindNearest.ts'
import type { Bidi, Caller } from './Service.ts'
import { isStatusError } from './Status.ts'
import type { StatusError } from './Status.ts'

const refusal = (attempt: () => void): StatusError | null => {
  try {
    attempt()
    return null
  } catch (error) {
    if (isStatusError(error)) return error
    throw error
  }
}

const sinceOf = ({ resumeToken, readTime }: JsonObject): { since: bigint | null; resumes: boolean } => {
  const token = asString(resumeToken, 'resumeToken')
  if (token !== '') return { since: decodeResumeToken(token), resumes: true }
  const time = asString(readTime, 'readTime')
  return time === '' ? { since: null, resumes: false } : { since: parseTimestamp(time), resumes: true }
}

/** What judges a target when it is opened, and what does so ever after. */
interface Phases {
  readonly opening: AuthorizePorts
  readonly following: AuthorizePorts
}

/** What the target follows, and the question of the rules that has to be asked for it. */
const readTarget = (
  phases: Phases,
  caller: Caller,
  database: Database,
  target: JsonObject,
): Pick<TargetRequest, 'what' | 'check'> => {
  let ports = phases.opening
  const ask = (question: (ports: AuthorizePorts) => void) => (): StatusError | null => {
    const now = ports
    ports = phases.following
    return refusal(() => question(now))
  }
  if (target.documents !== undefined) {
    const paths = asList(asObject(target.documents, 'documents').documents, 'documents').map(each => {
      const parsed = parseDocumentName(asString(each, 'document'))
      if (parsed.database !== database.name)
        throw invalid('A document is not in the database of the request.')
      return parsed.path
    })
    const check = ask(ports => authorizeGet(ports, caller, currentView(database), paths))
    return { what: { kind: 'documents', paths }, check }
  }
  const { parent, structuredQuery } = asObject(target.query, 'query')
  refuseFindNearest(structuredQuery)
  const query = parseQuery(asString(parent, 'parent'), structuredQuery)
  if (query.database !== database.name) throw invalid('The query is not in the database of the request.')
  const key = JSON.stringify([parent, structuredQuery])
  const check = ask(ports => authorizeList(ports, caller, currentView(database), query))
  return { what: { kind: 'query', query, key }, check }
}

const addTarget = (
  phases: Phases,
  caller: Caller,
  database: Database,
  stream: ListenStream,
  target: JsonObject,
): void => {
  const id = asInteger(target.targetId, 'targetId') ?? 0
  try {
    const { what, check } = readTarget(phases, caller, database, target)
    stream.add({ id, what, check, ...sinceOf(target), once: target.once === true })
  } catch (error) {
    if (!isStatusError(error)) throw error
    // A target that cannot be read is refused by itself; the others of the stream go on.
    stream.refuse(id, error)
  }
}

/** Listen: any number of targets, each answered by snapshots that hold for all of them at once. */
export function listen(context: Context): Bidi {
  const { journal } = context
  const phases = {
    opening: { ...context, journal: journal.opening },
    following: { ...context, journal: journal.following },
  }
  return ({ caller, signal }, out) => {
    let stream: ListenStream | null = null
    let database: Database | null = null
    const close = (): void => {
      stream?.close()
      stream = null
    }
    signal.addEventListener('abort', close, { once: true })
    const receive = (json: Json): void => {
      const request = asObject(json, 'request')
      if (stream === null || database === null) {
        const name = asString(request.database, 'database')
        parseResourceName(name)
        database = context.store.databases.get(name)
        const bill = (reads: number) => context.meters.add(projectOf(name), { listenerReads: reads })
        stream = context.watch.open(database, { caller, send: out.send, bill })
      }
      if (request.addTarget !== undefined)
        addTarget(phases, caller, database, stream, asObject(request.addTarget, 'addTarget'))
      if (request.removeTarget !== undefined)
        stream.remove(asInteger(request.removeTarget, 'removeTarget') ?? 0)
    }
    return {
      receive: json => {
        try {
          receive(json)
        } catch (error) {
          close()
          out.fail(error)
        }
      },
      end: close,
    }
  }
}
