import type { Json } from '../service/Json.ts'
import { statusCodes } from '../service/Status.ts'
import type { Caller } from '../service/Service.ts'
import type { StatusError } from '../service/Status.ts'
import type { Database } from '../storage/createDatabase.ts'
import { documentName } from '../value/resourceName.ts'
import type { StoredDocument } from '../value/Value.ts'
import type { SharedView, Views } from './createViews.ts'
import { documentJson } from './documentJson.ts'
import { instantJson } from './instantJson.ts'
import type { Target, TargetRequest } from './Target.ts'
import { deltaBetween } from './View.ts'
import type { Delta, View } from './View.ts'

/** One target of one stream, as views know it. */
export interface Follower {
  readonly stream: ListenStream
  readonly target: Target
}

/** A Listen stream: its targets and what is told to its client. */
export interface ListenStream {
  add(request: TargetRequest): void
  /** Says that a target is not followed, and why. */
  refuse(id: number, reason: StatusError): void
  remove(id: number): void
  /** Tells one commit to all targets it reaches, as one snapshot. */
  deliver(time: bigint, deltas: readonly { readonly target: Target; readonly delta: Delta }[]): void
  /** Asks every target again whether it is still allowed. */
  recheck(): void
  heartbeat(): void
  /** Whose stream it is and what it follows now. */
  following(): { readonly caller: Caller; readonly targets: readonly FollowedTarget[] }
  close(): void
}

export interface FollowedTarget {
  readonly id: number
  readonly what: TargetRequest['what']
  readonly view: View
}

export interface ListenPorts {
  readonly database: Database
  readonly views: Views<Follower>
  readonly caller: Caller
  now(): bigint
  send(response: Json): void
  /** Told of what Firestore bills: documents of a first snapshot and of updates. */
  bill(reads: number): void
}

/** Opens a stream. The instants it tells never go back. */
export function createListenStream({ database, views, caller, now, send, bill }: ListenPorts): ListenStream {
  const targets = new Map<
    number,
    { follower: Follower; shared: SharedView<Follower>; what: TargetRequest['what'] }
  >()

  const targetChange = (type: string, ids: readonly number[], rest: { [key: string]: Json } = {}): void =>
    send({ targetChange: { targetChangeType: type, targetIds: ids, ...rest } })
  const snapshot = (time: bigint): void => targetChange('NO_CHANGE', [], instantJson(time))
  const reject = (id: number, { status, message }: StatusError): void =>
    targetChange('REMOVE', [id], { cause: { code: statusCodes[status], message } })

  const drop = (id: number): boolean => {
    const found = targets.get(id)
    if (found === undefined) return false
    targets.delete(id)
    views.leave(found.shared, found.follower)
    return true
  }
  const sendChanges = (
    time: bigint,
    deltas: readonly { readonly target: Target; readonly delta: Delta }[],
  ): void => {
    const present = new Map<StoredDocument, { targetIds: number[]; removedTargetIds: number[] }>()
    const deleted = new Map<string, number[]>()
    const idsOf = (document: StoredDocument) => {
      const found = present.get(document) ?? { targetIds: [], removedTargetIds: [] }
      present.set(document, found)
      return found
    }
    for (const { target, delta } of deltas) {
      for (const document of delta.present) idsOf(document).targetIds.push(target.id)
      for (const { path, document } of delta.gone) {
        if (document !== null) idsOf(document).removedTargetIds.push(target.id)
        else deleted.set(path, [...(deleted.get(path) ?? []), target.id])
      }
    }
    for (const [document, ids] of present)
      send({ documentChange: { document: documentJson(database.name, document), ...ids } })
    for (const [path, removedTargetIds] of deleted)
      send({
        documentDelete: {
          document: documentName(database.name, path),
          removedTargetIds,
          readTime: instantJson(time).readTime,
        },
      })
  }
  /** What the client lacks: all of the result, or what changed since it was last told. */
  const firstDelta = (
    { since, what }: TargetRequest,
    shared: SharedView<Follower>,
  ): { delta: Delta; reset: boolean } => {
    const documents = shared.view.documents()
    const known = since === null ? null : shared.view.documentsAt(since)
    if (known !== null) return { delta: deltaBetween(known, documents, database.get), reset: false }
    const missing = what.kind === 'documents' ? what.paths.filter(path => database.get(path) === null) : []
    const gone = missing.map(path => ({ path, document: null }))
    return { delta: { present: documents, gone, billed: Math.max(1, documents.length) }, reset: true }
  }

  const stream: ListenStream = {
    add: request => {
      const { id, check } = request
      drop(id)
      const denied = check()
      if (denied !== null) {
        reject(id, denied)
        return
      }
      const follower: Follower = { stream, target: { id, check } }
      const shared = views.follow(request.what, follower)
      targets.set(id, { follower, shared, what: request.what })
      const time = now()
      const { delta, reset } = firstDelta(request, shared)
      targetChange('ADD', [id])
      if (reset && request.resumes) targetChange('RESET', [id])
      bill(delta.billed)
      sendChanges(time, [{ target: follower.target, delta }])
      targetChange('CURRENT', [id], instantJson(time))
      snapshot(time)
      if (request.once && drop(id)) targetChange('REMOVE', [id])
    },
    refuse: (id, reason) => {
      drop(id)
      reject(id, reason)
    },
    remove: id => {
      if (drop(id)) targetChange('REMOVE', [id])
    },
    deliver: (time, deltas) => {
      const allowed = deltas.filter(({ target }) => {
        const denied = target.check()
        if (denied !== null && drop(target.id)) reject(target.id, denied)
        return denied === null
      })
      for (const { delta } of allowed) bill(delta.billed)
      sendChanges(time, allowed)
      snapshot(time)
    },
    recheck: () => {
      for (const { follower } of [...targets.values()]) {
        const denied = follower.target.check()
        if (denied !== null && drop(follower.target.id)) reject(follower.target.id, denied)
      }
    },
    heartbeat: () => {
      if (targets.size > 0) snapshot(now())
    },
    following: () => ({
      caller,
      targets: [...targets].map(([id, { what, shared }]) => ({ id, what, view: shared.view })),
    }),
    close: () => {
      for (const id of [...targets.keys()]) drop(id)
    },
  }
  return stream
}
