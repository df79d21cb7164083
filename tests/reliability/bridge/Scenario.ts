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

/** How much of a scenario runs, and what strikes in it. */
export interface Size {
  readonly n: number
  readonly seed: number
  /** Whether faults strike at places that are laid down, each of them; else by the chance of the seed. */
  readonly fixed: boolean
}

/** A goal of docs/reliability.md as something that runs. */
export interface Scenario {
  readonly name: string
  readonly goal: string
  /** How much of it runs by `npm run reliability`, and how much, with fixed faults, by `npm test`. */
  readonly full: number
  readonly small: number
  /** Seconds after which a send that nobody settled is given up. */
  readonly leaseSeconds?: number
  /** Faults that have to have struck in a run of size `n`: one that never did proves nothing. */
  mustStrike(n: number): readonly string[]
  run(bridge: Bridge, size: Size): Promise<Outcome>
}
