import type { SuiteOptions } from './SuiteOptions.ts'

/** One run of the whole local stack: the suite, the simulators, and the ticker that calls scheduled functions. */
export interface StackOptions extends SuiteOptions {
  /** How often the outbox is swept, in milliseconds. */
  readonly sweepEveryMs: number
}
