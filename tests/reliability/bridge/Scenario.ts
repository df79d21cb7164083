import type { Bridge } from '../../bridge/startBridge.ts'
import type { Comparison } from './compareOrder.ts'

/** How a scenario went. `broken` says in words what must not be. */
export interface Outcome extends Comparison {
  readonly n: number
  readonly unconfirmed: number
  readonly broken: readonly string[]
  /** How often each fault of our own making struck, beside those that the simulators count. */
  readonly struck?: Readonly<Record<string, number>>
  /** Milliseconds of some road, for the table. */
  readonly p50?: number
  readonly p99?: number
}

/** A goal of docs/reliability.md as something that runs; `n` is how much of it. */
export interface Scenario {
  readonly name: string
  readonly goal: string
  readonly full: number
  readonly small: number
  /** Whether chance decides what strikes and how long it takes: then it runs by `npm run reliability` alone. */
  readonly byChance: boolean
  /** Seconds after which a send that nobody settled is given up. */
  readonly leaseSeconds?: number
  /** Faults that have to have struck in a run of size `n`: one that never did proves nothing. */
  mustStrike(n: number): readonly string[]
  run(bridge: Bridge, n: number, seed: number): Promise<Outcome>
}
