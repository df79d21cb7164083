import type { Ports } from './Ports.ts'

/** Which emulators run: `hosting` is left out where another server shows the page. */
export type Emulator = 'auth' | 'firestore' | 'functions' | 'storage' | 'hosting'

/** One run of the Firebase emulator suite. Paths are absolute. */
export interface SuiteOptions {
  /** The repository. */
  readonly root: string
  /** Everything the run writes: data, logs and the generated project. */
  readonly home: string
  readonly projectId: string
  readonly ports: Ports
  readonly only: readonly Emulator[]
  /** The built page that hosting serves. */
  readonly webDir: string
  /** Added to the functions' parameters for this project id (functions/.env.<project>), over what stands there. */
  readonly functionsEnv: Readonly<Record<string, string>>
  /** Google's own JARs in place of our Firestore server and Storage rules; they need Java 21. */
  readonly official: boolean
}
