import type { CommitEvent } from '../commit/CommitEvent.ts'
import type { Compiled } from '../rules/Ruleset.ts'
import type { Journal } from './Journal.ts'
import type { Service } from './Service.ts'
import type { Database } from '../storage/createDatabase.ts'
import type { ListenStream } from '../watch/createListenStream.ts'

/** Which rules hold for which project. */
export interface Rulesets {
  /** Puts `compiled` in force and re-checks every open target of `project`; a ruleset of null changes nothing. */
  set(project: string, compiled: Compiled): void
  /** The rules for projects without rules of their own; while there are none, everything is allowed. */
  setDefault(compiled: Compiled): void
  /** What holds for `project`: its own rules or the default ones; `null` allows everything. */
  get(project: string): Compiled | null
  /** The rules last given for `project` when they did not compile and others are in force. */
  refused(project: string): Compiled | null
}

/** What Firestore would bill, counted since the last reset. `ruleReads` and `listenerReads` are part of `reads`. */
export interface MeterReading {
  readonly reads: number
  readonly writes: number
  readonly deletes: number
  readonly listenerReads: number
  readonly ruleReads: number
}

/** How often a document was written. */
export interface DocumentWrites {
  readonly path: string
  readonly writes: number
}

export interface Meters {
  read(project: string): MeterReading
  reset(project: string): void
  /** Begins to count the writes of each document, from nought; until then nobody pays for it. */
  watchDocuments(project: string): void
  /** Those that were written most often since then, at most `most` of them. */
  hottest(project: string, most: number): readonly DocumentWrites[]
}

/** What the page for people looks at, past the rules and the meters. */
export interface Inspection {
  /** Those that hold anything, did so lately, or are listened to. */
  databases(): Iterable<Database>
  /** Every open Listen stream with the database it is about. */
  streams(): ReadonlyMap<ListenStream, Database>
  readonly journal: Journal
}

/** What the server is made with. */
export interface FirestoreOptions {
  /** Where acknowledged commits are kept; absent, everything lives in memory alone. */
  readonly dataDir?: string
  readonly log?: (line: string) => void
}

/** A whole Firestore without a wire. It serves every project and database that a request names. */
export interface Firestore {
  readonly service: Service
  /** Calls `listener` after every commit that changed something, in commit order; returns the way to stop it. */
  onCommit(listener: (event: CommitEvent) => void): () => void
  readonly rulesets: Rulesets
  readonly meters: Meters
  readonly inspect: Inspection
  /** Deletes all documents of `database` (an id such as `(default)`); listeners see it, triggers do not. Unless there are any, its past is forgotten too. */
  clear(project: string, database: string): void
  /** Writes all documents of one database to `dir` and returns the path of the metadata file, `{name}.overall_export_metadata`. */
  exportTo(dir: string, options: { project: string; database: string; name: string }): Promise<string>
  /** Loads what `exportTo` wrote, into the project and database it came from or the `project` given. */
  importFrom(metadataFile: string, project?: string): Promise<void>
  /** Ends every stream and puts the log on disk. */
  close(): Promise<void>
}
