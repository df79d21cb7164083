import type { Ports } from '../../local/src/launch/Ports.ts'

/** Where the stack of this test run is; `inject('stack')` gives it to a test. */
export interface StackAddresses {
  readonly projectId: string
  readonly ports: Ports
  /** The inbox, ends in a slash. */
  readonly page: string
  /** The simulators, ends in a slash. */
  readonly simulators: string
  /** What a test may do to the stack itself (serveStackControl.ts), ends in a slash. */
  readonly control: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    stack: StackAddresses
  }
}
