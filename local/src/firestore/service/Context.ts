import type { Committer } from '../commit/createCommitter.ts'
import type { Transactions } from '../commit/createTransactions.ts'
import type { Clock } from '../storage/createClock.ts'
import type { Store } from '../storage/openStore.ts'
import type { Watch } from '../watch/createWatch.ts'
import type { CountingMeters } from './createMeters.ts'
import type { Rulesets } from './Firestore.ts'
import type { Recorder } from './Journal.ts'

/** What the RPCs are made of. */
export interface Context {
  readonly store: Store
  readonly clock: Clock
  readonly committer: Committer
  readonly transactions: Transactions
  readonly watch: Watch
  readonly rulesets: Rulesets
  readonly meters: CountingMeters
  readonly journal: Recorder & { readonly opening: Recorder; readonly following: Recorder }
  log(line: string): void
}
