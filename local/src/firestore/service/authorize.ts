import type { Staged, StagedWrite } from '../commit/stageWrites.ts'
import type { Write } from '../commit/Write.ts'
import type { Query } from '../query/Query.ts'
import { documentIn } from '../query/ReadView.ts'
import type { ReadView } from '../query/ReadView.ts'
import type { Compiled, ListRequest, Ruleset, SingleRequest } from '../rules/Ruleset.ts'
import type { Database } from '../storage/createDatabase.ts'
import { projectOf } from '../value/resourceName.ts'
import type { StoredDocument } from '../value/Value.ts'
import type { Context } from './Context.ts'
import type { Recorder } from './Journal.ts'
import { noteRequest } from './noteRequest.ts'
import type { Auth, Caller } from './Service.ts'
import { statusError } from './Status.ts'

/** The part of the server that decides who may do what. */
export type AuthorizePorts = Pick<Context, 'rulesets' | 'meters' | 'clock'> & { readonly journal: Recorder }

const denyAll: Ruleset = {
  check: () => ({ allowed: false, message: 'The rules did not compile.', reads: [] }),
}

interface Rules {
  readonly compiled: Compiled
  readonly ruleset: Ruleset
  readonly auth: Auth | null
}

/** The rules that hold for a caller, and who that is; `null` when nothing is asked of it. */
const rulesFor = (ports: AuthorizePorts, caller: Caller, project: string): Rules | null => {
  const compiled = ports.rulesets.get(project)
  if (caller.kind === 'owner' || compiled === null) return null
  return { compiled, ruleset: compiled.ruleset ?? denyAll, auth: caller.auth }
}

const check = (
  ports: AuthorizePorts,
  project: string,
  { compiled, ruleset }: Rules,
  request: SingleRequest | ListRequest,
  known: Parameters<typeof noteRequest>[0],
): void => {
  const verdict = ruleset.check(request)
  if (!verdict.allowed || !ports.journal.denialsOnly)
    ports.journal.add(
      noteRequest({ ...known, rules: compiled, verdict, ruleReads: verdict.reads, time: request.time }),
    )
  ports.meters.add(project, { ruleReads: verdict.reads.length })
  if (!verdict.allowed) throw statusError('PERMISSION_DENIED', verdict.message)
}

// What an owner does is shown too, but a load of thousands must not push everything else out.
const mostNotes = 10

const accessTo = (read: (path: string) => StoredDocument | null) => ({ before: read, after: read })

/** Throws PERMISSION_DENIED unless the caller may get the document at each of `paths`, existing or not. */
export function authorizeGet(
  ports: AuthorizePorts,
  caller: Caller,
  view: ReadView,
  paths: readonly string[],
): void {
  const { name } = view.database
  const project = projectOf(name)
  const rules = rulesFor(ports, caller, project)
  const about = (path: string) =>
    ({ database: name, caller, method: 'get', path, resource: documentIn(view, path) }) as const
  if (rules === null) {
    if (ports.journal.denialsOnly) return
    for (const path of paths.slice(0, mostNotes)) ports.journal.add(noteRequest(about(path)))
    return
  }
  const accessed = new Set<string>()
  const time = ports.clock.next()
  for (const path of paths) {
    const known = about(path)
    check(
      ports,
      project,
      rules,
      {
        method: 'get',
        path,
        auth: rules.auth,
        time,
        resource: known.resource,
        requestResource: null,
        access: accessTo(each => documentIn(view, each)),
        accessed,
      },
      known,
    )
  }
}

/** Throws PERMISSION_DENIED unless the rules prove from the query alone that the caller may have any result of it. */
export function authorizeList(ports: AuthorizePorts, caller: Caller, view: ReadView, query: Query): void {
  const project = projectOf(query.database)
  const rules = rulesFor(ports, caller, project)
  const known = { database: query.database, caller, method: 'list', query } as const
  if (rules === null) {
    if (!ports.journal.denialsOnly) ports.journal.add(noteRequest(known))
    return
  }
  const { parent, collectionId, allDescendants, where, orderBy, limit, offset } = query
  check(
    ports,
    project,
    rules,
    {
      method: 'list',
      parent,
      collectionId,
      allDescendants,
      auth: rules.auth,
      time: ports.clock.next(),
      where,
      orderBy,
      limit,
      offset,
      access: accessTo(path => documentIn(view, path)),
    },
    known,
  )
}

/** Throws PERMISSION_DENIED unless the caller may do each of the writes, all of them seen as one batch. */
export function authorizeWrites(
  ports: AuthorizePorts,
  caller: Caller,
  database: Database,
  staged: Staged,
  time: bigint,
): void {
  const project = projectOf(database.name)
  const rules = rulesFor(ports, caller, project)
  const size = staged.writes.length
  const failure = staged.failure?.message ?? null
  const about = ({ write, before, after }: StagedWrite, index: number) => ({
    database: database.name,
    caller,
    method: methodOf(write.kind, before),
    path: write.path,
    resource: before,
    requestResource: write.kind === 'update' ? after : null,
    part: size > 1 ? { index, size } : null,
    failure,
  })
  if (rules === null) {
    for (const [index, each] of staged.writes.slice(0, mostNotes).entries())
      ports.journal.add(noteRequest(about(each, index)))
    return
  }
  const accessed = new Set<string>()
  const access = {
    before: database.get,
    after: (path: string) => {
      const pending = staged.after.get(path)
      return pending === undefined ? database.get(path) : pending
    },
  }
  for (const [index, each] of staged.writes.entries()) {
    const known = about(each, index)
    const { method, path, resource, requestResource } = known
    const request = { method, path, auth: rules.auth, time, resource, requestResource, access, accessed }
    check(ports, project, rules, request, { ...known, after: staged.after })
  }
}

const methodOf = (kind: Write['kind'], before: StoredDocument | null): SingleRequest['method'] =>
  kind === 'delete' ? 'delete' : kind === 'verify' ? 'get' : before === null ? 'create' : 'update'

/** Throws PERMISSION_DENIED for a browser: what only a server may ask. */
export function authorizeOwner(caller: Caller): void {
  if (caller.kind !== 'owner') throw statusError('PERMISSION_DENIED', 'Missing or insufficient permissions.')
}
