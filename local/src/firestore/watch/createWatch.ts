import type { DocumentChange } from '../commit/CommitEvent.ts'
import type { Json } from '../service/Json.ts'
import type { Caller } from '../service/Service.ts'
import type { Clock } from '../storage/createClock.ts'
import type { Database } from '../storage/createDatabase.ts'
import type { Databases } from '../storage/createDatabases.ts'
import { projectOf } from '../value/resourceName.ts'
import type { StoredDocument } from '../value/Value.ts'
import { createListenStream } from './createListenStream.ts'
import type { Follower, ListenStream } from './createListenStream.ts'
import { createViews } from './createViews.ts'
import type { Views } from './createViews.ts'
import type { Target } from './Target.ts'
import type { Delta } from './View.ts'

/** The only notifier. */
export interface Watch {
  open(
    database: Database,
    ports: { readonly caller: Caller; send(response: Json): void; bill(reads: number): void },
  ): ListenStream
  /** Every open stream with the database it is about. */
  streams(): ReadonlyMap<ListenStream, Database>
  /** Tells a commit to every stream it reaches, one snapshot each. */
  notify(
    database: Database,
    time: bigint,
    changes: readonly DocumentChange[],
    touched: readonly StoredDocument[],
  ): void
  /** Asks all targets of a project, or of all projects, whether they are still allowed. */
  recheck(project: string | null): void
  close(): void
}

// A client of the admin SDK takes a stream for dead after 120 s of silence.
const heartbeatMs = 30_000

/** Makes the notifier; it keeps a timer until it is closed. */
export function createWatch(clock: Clock, databases: Pick<Databases, 'hold'>): Watch {
  // Of databases that nobody listens to any more, there is nothing left here.
  const viewsOf = new WeakMap<Database, Views<Follower>>()
  const streams = new Map<ListenStream, Database>()
  const timer = setInterval(() => {
    for (const stream of streams.keys()) stream.heartbeat()
  }, heartbeatMs)
  timer.unref()

  const views = (database: Database): Views<Follower> => {
    const found = viewsOf.get(database) ?? createViews<Follower>(database)
    viewsOf.set(database, found)
    return found
  }
  return {
    open: (database, ports) => {
      const release = databases.hold(database)
      const inner = createListenStream({ database, views: views(database), now: clock.next, ...ports })
      const close = (): void => {
        streams.delete(inner)
        inner.close()
        release()
      }
      streams.set(inner, database)
      return { ...inner, close }
    },
    streams: () => streams,
    notify: (database, time, changes, touched) => {
      const byStream = new Map<ListenStream, { target: Target; delta: Delta }[]>()
      for (const { shared, delta } of viewsOf.get(database)?.apply(changes, touched) ?? []) {
        if (delta.present.length + delta.gone.length === 0) continue
        for (const { stream, target } of shared.followers)
          byStream.set(stream, [...(byStream.get(stream) ?? []), { target, delta }])
      }
      for (const [stream, deltas] of byStream) stream.deliver(time, deltas)
    },
    recheck: project => {
      for (const [stream, database] of streams)
        if (project === null || projectOf(database.name) === project) stream.recheck()
    },
    close: () => {
      clearInterval(timer)
      for (const stream of streams.keys()) stream.close()
      streams.clear()
    },
  }
}
